package pe.juntos.sandbox.population;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list of districts in INEI's form or in that of distritos.csv; lines without an INEI code are passed over. */
final class DistrictList {
    /** When a district joined the programme, where the list does not say. */
    static final String INCORPORATED = "2007-03-01";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private DistrictList() {}

    static List<District> read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            skipByteOrderMark(reader);
            return read(reader);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new GeneratorRefusal("The list of districts " + file + " cannot be read as CSV in UTF-8: " + e);
        }
    }

    private static void skipByteOrderMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    static List<District> read(Reader reader) throws IOException {
        var districts = new LinkedHashMap<String, District>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (var line : csv) {
                var ubigeo = field(line, "inei", "ubigeo");
                if (ubigeo.matches("\\d{6}") && districts.put(ubigeo, district(ubigeo, line)) != null) {
                    throw refused(line, "the district " + ubigeo + " is listed twice");
                }
            }
        }
        if (districts.isEmpty()) {
            throw new GeneratorRefusal("The list of districts has none with a six-digit code");
        }
        return List.copyOf(districts.values());
    }

    private static District district(String ubigeo, NamedCsvRecord line) {
        return new District(
                ubigeo,
                name(line, "distrito", "nombre"),
                name(line, "provincia"),
                name(line, "departamento"),
                incorporated(line),
                place(line));
    }

    private static String name(NamedCsvRecord line, String... columns) {
        var name = field(line, columns);
        if (name.isEmpty()) {
            throw refused(line, "there is nothing in the column " + String.join(" or ", columns));
        }
        return name;
    }

    private static String incorporated(NamedCsvRecord line) {
        var text = field(line, "incorporado_el");
        try {
            return text.isEmpty() ? INCORPORATED : LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw refused(line, text + " is no date such as 2007-03-01");
        }
    }

    /** Peru lies west of Greenwich and south of the equator; anything else, such as NA, is no place. */
    private static District.@Nullable Place place(NamedCsvRecord line) {
        var latitude = field(line, "latitude", "latitud");
        var longitude = field(line, "longitude", "longitud");
        return latitude.startsWith("-") && longitude.startsWith("-")
                ? new District.Place(tenThousandths(line, latitude), tenThousandths(line, longitude))
                : null;
    }

    private static int tenThousandths(NamedCsvRecord line, String degrees) {
        if (!degrees.matches("-\\d{1,3}(\\.\\d{1,30})?")) {
            throw refused(line, degrees + " is no number of degrees");
        }
        return new BigDecimal(degrees)
                .movePointRight(4)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private static String field(NamedCsvRecord line, String... columns) {
        for (String column : columns) {
            var value = line.findField(column);
            if (value.isPresent()) {
                return value.get().strip();
            }
        }
        return "";
    }

    private static GeneratorRefusal refused(NamedCsvRecord line, String why) {
        return new GeneratorRefusal("Line " + line.getStartingLineNumber() + " of the list of districts: " + why);
    }
}
