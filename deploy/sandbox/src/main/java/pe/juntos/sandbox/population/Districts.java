package pe.juntos.sandbox.population;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists of districts: the ten of the demo, a given list, and invented ones when a list is too short for the households. */
final class Districts {
    private static final int FEWEST = 10;
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
            return DistrictList.read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<District> of(@Nullable Path file) {
        return file == null ? ofTheDemo() : DistrictList.read(file);
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
            throw new GeneratorRefusal("There are no codes left for invented districts: give a list of them");
        }
        String code = region.substring(0, 2)
                + Numbers.padded(province, 2)
                + Numbers.padded(1 + inRegion % DISTRICTS_PER_PROVINCE, 2);
        String department = region.substring(3);
        return new District(
                code,
                "Distrito inventado " + code,
                "Provincia inventada " + province,
                department,
                DistrictList.INCORPORATED,
                null);
    }
}
