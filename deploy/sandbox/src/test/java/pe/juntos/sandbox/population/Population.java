package pe.juntos.sandbox.population;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** A generated folder, read back. */
record Population(Path folder, GeneratedPopulation counts) {
    static final Bimester PERIOD = Bimester.parse("2026-3");

    static Population of(GeneratorRequest request) {
        return new Population(request.outDir(), PopulationGenerator.generate(request));
    }

    List<NamedCsvRecord> lines(InputFile file) {
        try (var csv = CsvReader.builder().allowMissingFields(true).ofNamedCsvRecord(folder.resolve(file.fileName()))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TreeMap<String, String> digests() {
        var digests = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return digests;
    }
}
