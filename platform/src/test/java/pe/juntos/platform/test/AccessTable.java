package pe.juntos.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who may do what, and where: one service's part of docs/security.md, which is the source. */
record AccessTable(Map<String, Line> lines) {
    private static final Path SOURCE = Path.of("..", "docs", "security.md");

    /** What a cell says of a role: not at all, in the own territory, from the centre only, the own things, or anything. */
    enum Reach {
        REFUSED("·"),
        TERRITORY("T"),
        NATIONAL("N"),
        OWN("O"),
        ALL("A");

        private final String letter;

        Reach(String letter) {
            this.letter = letter;
        }

        static Reach of(String letter) {
            return Arrays.stream(values())
                    .filter(reach -> reach.letter.equals(letter))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("docs/security.md: a cell says '" + letter + "'"));
        }

        String letter() {
            return letter;
        }
    }

    /** @param open everybody may, without a token */
    record Line(boolean open, Map<Role, Reach> cells) {
        Reach of(Role role) {
            return cells.getOrDefault(role, Reach.REFUSED);
        }
    }

    static AccessTable of(String service) {
        return new AccessTable(part(service).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(1, line.length() - 1).split("\\|", -1))
                .collect(Collectors.toMap(
                        cells -> cells[0].strip().replace("`", ""),
                        AccessTable::line,
                        (one, other) -> {
                            throw new IllegalStateException("docs/security.md has a line twice");
                        },
                        LinkedHashMap::new)));
    }

    private static Line line(String[] cells) {
        if (cells.length != Role.values().length + 2) {
            throw new IllegalStateException(
                    "docs/security.md: not " + (Role.values().length + 2) + " cells: " + cells[0]);
        }
        var reaches = new EnumMap<Role, Reach>(Role.class);
        for (var role : Role.values()) {
            reaches.put(role, Reach.of(cells[role.ordinal() + 2].strip()));
        }
        return new Line(cells[1].strip().equals("yes"), reaches);
    }

    /** A line as the table has it; what somebody adds who adds an endpoint. */
    static String written(String operation, boolean open, Map<Role, Reach> cells) {
        return "| `" + operation + "` | " + (open ? "yes" : "·") + " | "
                + Arrays.stream(Role.values())
                        .map(role -> cells.getOrDefault(role, Reach.REFUSED).letter())
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    static String header() {
        var columns = Arrays.stream(Role.values()).map(Role::column).toList();
        return "| Operation | No token | " + String.join(" | ", columns) + " |\n|---"
                + "|:-:".repeat(columns.size() + 1) + "|";
    }

    private static List<String> part(String service) {
        try {
            var all = Files.readAllLines(SOURCE);
            var from = all.indexOf("## " + service);
            if (from < 0) {
                throw new IllegalStateException("docs/security.md has no part '## " + service + "'");
            }
            return all.subList(from + 1, all.size()).stream()
                    .takeWhile(line -> !line.startsWith("## "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
