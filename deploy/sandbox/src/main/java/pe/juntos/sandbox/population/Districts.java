package pe.juntos.sandbox.population;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists of districts: the ten of the demo, a given list, and invented ones when a list is too short for the households. */
final class Districts {
    private static final int FEWEST = 10;
    private static final String INCORPORATED = "2007-03-01";
    private static final int INVENTED_PROVINCE =
            90; // INEI numbers no province so high: a code of ours is told at a glance
    private static final int DISTRICTS_PER_PROVINCE = 99;

    /** The regions of 2007 (L3531-3545 of the thesis), with their INEI numbers. */
    private static final List<String> REGIONS = List.of(
            "02 Áncash",
            "03 Apurímac",
            "05 Ayacucho",
            "06 Cajamarca",
            "08 Cusco",
            "09 Huancavelica",
            "10 Huánuco",
            "12 Junín",
            "13 La Libertad",
            "19 Pasco",
            "20 Piura",
            "21 Puno");

    private Districts() {}

    static List<District> ofTheDemo() {
        var stream = Objects.requireNonNull(Districts.class.getResourceAsStream("districts.csv"), "districts.csv");
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<District> of(@Nullable Path file) {
        if (file == null) {
            return ofTheDemo();
        }
        try (var reader = Files.newBufferedReader(file)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the districts of " + file, e);
        }
    }

    private static List<District> read(Reader reader) throws IOException {
        var districts = new ArrayList<District>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (var line : csv) {
                district(line).ifPresent(districts::add);
            }
        }
        if (districts.isEmpty()) {
            throw new IllegalArgumentException("The list of districts has none with a six-digit code");
        }
        return List.copyOf(districts);
    }

    private static Optional<District> district(NamedCsvRecord line) {
        String ubigeo = field(line, "inei", "ubigeo");
        if (!ubigeo.matches("\\d{6}")) {
            return Optional.empty();
        }
        String incorporated = field(line, "incorporado_el");
        return Optional.of(new District(
                ubigeo,
                field(line, "distrito", "nombre"),
                field(line, "provincia"),
                field(line, "departamento"),
                incorporated.isEmpty() ? INCORPORATED : incorporated,
                place(field(line, "latitude", "latitud"), field(line, "longitude", "longitud"))));
    }

    private static String field(NamedCsvRecord line, String... names) {
        for (String name : names) {
            var value = line.findField(name);
            if (value.isPresent()) {
                return value.get().strip();
            }
        }
        return "";
    }

    private static District.@Nullable Place place(String latitude, String longitude) {
        return latitude.startsWith("-") && longitude.startsWith("-")
                ? new District.Place(tenThousandths(latitude), tenThousandths(longitude))
                : null;
    }

    private static int tenThousandths(String degrees) {
        return new BigDecimal(degrees)
                .movePointRight(4)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /**
     * As many districts as the households need: those of the list, spread over it if they are more than needed, followed by invented
     * ones if they are fewer.
     */
    static List<District> forHouseholds(int households, List<District> list, Calibration.Land land) {
        int needed = (int) Math.ceil(households / land.householdsPerDistrict());
        int count = Math.min(households, Math.max(needed, Math.min(FEWEST, list.size())));
        var chosen = new ArrayList<District>(count);
        int listed = Math.min(count, list.size());
        for (int i = 0; i < listed; i++) {
            chosen.add(list.get((int) ((long) i * list.size() / listed)));
        }
        for (int i = 0; chosen.size() < count; i++) {
            chosen.add(invented(i));
        }
        return List.copyOf(chosen);
    }

    /** {@code 05 91 23}: a department's number, a province number that INEI does not use, a district number. */
    static District invented(int number) {
        String region = REGIONS.get(number % REGIONS.size());
        int inRegion = number / REGIONS.size();
        int province = INVENTED_PROVINCE + inRegion / DISTRICTS_PER_PROVINCE;
        if (province > 99) {
            throw new IllegalArgumentException("There are no codes left for invented districts: give a list of them");
        }
        String code = region.substring(0, 2)
                + Numbers.padded(province, 2)
                + Numbers.padded(1 + inRegion % DISTRICTS_PER_PROVINCE, 2);
        String department = region.substring(3);
        return new District(
                code, "Distrito inventado " + code, "Provincia inventada " + province, department, INCORPORATED, null);
    }
}
