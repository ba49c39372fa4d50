package pe.juntos.platform.test;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Rules hold for what is written here: neither for tests nor for what the build makes of contexts and proxies beside the classes. */
public final class Handwritten implements ImportOption {
    private static final ImportOption NO_TESTS = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return NO_TESTS.includes(location) && !location.contains("__") && !location.contains("$$");
    }
}
