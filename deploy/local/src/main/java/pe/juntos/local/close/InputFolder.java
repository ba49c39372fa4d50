package pe.juntos.local.close;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.sandbox.bank.Misbehaviour;

/**
 * The institutions' folder, looked through before anything is started: a file that would be passed over by mistake, or
 * that cannot be read, costs minutes when it is found halfway.
 */
public record InputFolder(Path path) {

    private static final String BANK = "banco";
    private static final String CONDUCT = "conducta.txt";
    private static final int SNIFFED_BYTES = 4_096;

    /** @throws LocalProblem if nothing can be closed on this folder */
    void check() {
        if (!Files.isDirectory(path)) {
            throw new LocalProblem("CLOSE_INPUT_FOLDER", "The input " + path + " is not a folder.");
        }
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            throw new LocalProblem("CLOSE_INPUT_FOLDER", "The input folder " + path + " cannot be read.");
        }
        Stream.of(InputFile.values()).map(this::of).filter(InputFolder::isThere).forEach(InputFolder::requireReadable);
        bankMessages().forEach(InputFolder::requireReadable);
        bankConduct();
        requireNames();
        requireAny();
    }

    private static void requireReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new LocalProblem("CLOSE_INPUT_FILE", file + " is not a file that can be read.");
        }
    }

    /** A name that is nearly right, such as {@code Hogares.CSV}, is a mistake and not some other file. */
    private void requireNames() {
        var missing = Stream.of(InputFile.values()).filter(file -> !has(file)).toList();
        for (var name : names()) {
            nearly(name, missing).ifPresent(file -> {
                throw new LocalProblem(
                        "CLOSE_INPUT_NAME", path.resolve(name) + " must be called " + file.fileName() + ".");
            });
        }
    }

    private static Optional<InputFile> nearly(String name, List<InputFile> missing) {
        var small = name.strip().toLowerCase(Locale.ROOT);
        return missing.stream()
                .filter(file -> small.equals(file.kind()) || small.startsWith(file.kind() + "."))
                .findFirst();
    }

    private void requireAny() {
        if (Arrays.stream(InputFile.values()).noneMatch(this::has)
                && bankMessages().isEmpty()) {
            throw new LocalProblem(
                    "CLOSE_INPUT_EMPTY",
                    "The input folder " + path + " has none of the files of a close, such as hogares.csv or salud.csv;"
                            + " docs/operations.md lists them.");
        }
    }

    Path of(InputFile file) {
        return path.resolve(file.fileName());
    }

    boolean has(InputFile file) {
        return isThere(of(file));
    }

    /** A link to nowhere is there too: it has to be mended, not passed over. */
    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The bank's own answers on orders, which take the place of the sandbox bank's. */
    List<Path> bankAnswers() {
        return bankMessages().stream().filter(file -> !aboutAccounts(file)).toList();
    }

    /** The bank's own answers on accounts, which take the place of the sandbox bank's. */
    List<Path> accountAnswers() {
        return bankMessages().stream().filter(InputFolder::aboutAccounts).toList();
    }

    private static boolean aboutAccounts(Path file) {
        return begins(file, ":acmt.024");
    }

    /** Whether the text is near the beginning of the file; what cannot be read has none. */
    static boolean begins(Path file, String text) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(SNIFFED_BYTES), StandardCharsets.UTF_8).contains(text);
        } catch (IOException _) {
            return false;
        }
    }

    private List<Path> bankMessages() {
        var folder = path.resolve(BANK);
        return Files.isDirectory(folder)
                ? visible(folder).stream()
                        .filter(file -> !file.endsWith(CONDUCT))
                        .toList()
                : List.of();
    }

    /** What the sandbox bank is told to do wrong: {@code banco/conducta.txt}, one code a line, {@code #} for a remark. */
    Set<Misbehaviour> bankConduct() {
        var file = path.resolve(BANK).resolve(CONDUCT);
        if (!isThere(file)) {
            return Set.of();
        }
        requireReadable(file);
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Misbehaviour::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            throw new LocalProblem(
                    "CLOSE_INPUT_BANK",
                    file + " names something that the sandbox bank does not do; see its README.",
                    e);
        }
    }

    private List<String> names() {
        return visible(path).stream().map(file -> file.getFileName().toString()).toList();
    }

    private static List<Path> visible(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LocalProblem("CLOSE_INPUT_FOLDER", "The folder " + folder + " cannot be read.", e);
        }
    }
}
