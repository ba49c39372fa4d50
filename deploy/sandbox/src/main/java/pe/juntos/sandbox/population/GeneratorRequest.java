package pe.juntos.sandbox.population;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to generate.
 *
 * @param households lines of hogares.csv before repetitions
 * @param seed same seed, same bytes
 * @param period the bimester whose evidence is written; affiliations lie around it
 * @param outDir folder of the files, created if missing
 * @param districtsFile list of districts to use instead of the ten of the demo: columns {@code inei, distrito, provincia,
 *     departamento, latitude, longitude} or those of distritos.csv
 * @param lateShare share of the members with evidence whose records, or the corrections of them, go to the folder {@code tarde}
 * @param files that are written
 */
public record GeneratorRequest(
        int households,
        long seed,
        Bimester period,
        Path outDir,
        @Nullable Path districtsFile,
        double lateShare,
        Dirt dirt,
        Calibration calibration,
        Set<InputFile> files) {

    public GeneratorRequest {
        files = Collections.unmodifiableSet(EnumSet.copyOf(files));
        if (households < 1) {
            throw new GeneratorRefusal("At least one household, not " + households);
        }
        if (lateShare < 0 || lateShare > 1) {
            throw new GeneratorRefusal("The late share lies between 0 and 1, not " + lateShare);
        }
    }

    /** The usual population: ten districts, usual dirt, nothing late. */
    public static GeneratorRequest of(int households, long seed, Bimester period, Path outDir) {
        return new GeneratorRequest(
                households,
                seed,
                period,
                outDir,
                null,
                0,
                Dirt.NORMAL,
                Calibration.SOURCE_2011,
                EnumSet.allOf(InputFile.class));
    }

    public GeneratorRequest withDistricts(@Nullable Path file) {
        return new GeneratorRequest(households, seed, period, outDir, file, lateShare, dirt, calibration, files);
    }

    public GeneratorRequest withLateShare(double share) {
        return new GeneratorRequest(households, seed, period, outDir, districtsFile, share, dirt, calibration, files);
    }

    public GeneratorRequest withDirt(Dirt changed) {
        return new GeneratorRequest(
                households, seed, period, outDir, districtsFile, lateShare, changed, calibration, files);
    }

    public GeneratorRequest withCalibration(Calibration changed) {
        return new GeneratorRequest(households, seed, period, outDir, districtsFile, lateShare, dirt, changed, files);
    }

    /** Without the health insurance, which nothing that is decided or paid depends on. */
    public GeneratorRequest withoutInsurance() {
        var rest = EnumSet.copyOf(files);
        rest.remove(InputFile.SEGUROS);
        return new GeneratorRequest(
                households, seed, period, outDir, districtsFile, lateShare, dirt, calibration, rest);
    }
}
