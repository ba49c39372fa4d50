package pe.juntos.local.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds families for the tales in what a bimester took and gave: the first of its results that fits, whatever population it was.
 *
 * @param in the institutions' files
 * @param out the results
 */
record Families(Path in, Path out) {

    /** The sender's number of a household that fits the tale. */
    Optional<String> of(Tale tale) throws IOException {
        return switch (tale) {
            case PAID -> first("MET", credited()::contains);
            case NOT_PAID -> first("NOT_MET", without(named(out.resolve("abonos.csv"), "hogar_id", _ -> true)));
            case SILENT_POST -> {
                var wholly = ofSilentPosts();
                yield wholly.isPresent() ? wholly : ofUnheardMembers();
            }
        };
    }

    private Optional<String> first(String outcome, Predicate<String> fits) throws IOException {
        try (var lines = CsvReader.builder().ofNamedCsvRecord(out.resolve("hogares-veredicto.csv"))) {
            return lines.stream()
                    .filter(line -> line.getField("veredicto").equals(outcome))
                    .map(line -> line.getField("hogar_id"))
                    .filter(fits)
                    .findFirst();
        }
    }

    private static Predicate<String> without(Set<String> known) {
        return code -> !known.contains(code);
    }

    private Set<String> credited() throws IOException {
        return named(
                out.resolve("abonos.csv"),
                "hogar_id",
                line -> line.getField("estado").equals("CREDITED"));
    }

    /** Best of all: the post sent nothing of anybody. */
    private Optional<String> ofSilentPosts() throws IOException {
        var heard = named(in.resolve("salud.csv"), "establecimiento", _ -> true);
        var attached = named(
                in.resolve("adscripciones.csv"),
                "persona_id",
                line -> line.getField("establecimiento").startsWith("S-")
                        && !heard.contains(line.getField("establecimiento")));
        return paidThoughSilent(attached::contains);
    }

    /** Else the post sent nothing of the family's own child, neither a control nor anything that is only monitored. */
    private Optional<String> ofUnheardMembers() throws IOException {
        return paidThoughSilent(without(named(in.resolve("salud.csv"), "persona_id", _ -> true)));
    }

    private Optional<String> paidThoughSilent(Predicate<String> unheard) throws IOException {
        var silent = named(
                out.resolve("veredictos.csv"),
                "hogar_id",
                line -> line.getField("eje").equals("HEALTH")
                        && line.getField("motivos").equals("NO_RECORD")
                        && unheard.test(line.getField("persona_id")));
        var paid = credited();
        return first("NOT_VERIFIABLE", household -> paid.contains(household) && silent.contains(household));
    }

    /** What institutions send has lines that are cut off or too long; the platform refused them, and they are passed over here. */
    private static CsvReader.CsvReaderBuilder tolerant() {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true);
    }

    /** The values of a column, in the lines that fit; none where there is no such file. */
    private static Set<String> named(Path file, String column, Predicate<NamedCsvRecord> fits) throws IOException {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try (var lines = tolerant().ofNamedCsvRecord(file)) {
            return lines.stream()
                    .filter(line -> line.getFieldCount() == line.getHeader().size())
                    .filter(fits)
                    .map(line -> line.getField(column))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }
}
