package pe.juntos.graduation.review;

import org.jspecify.annotations.Nullable;

/** The four household types of GRA-3: capacity by productive potential. */
public enum Quadrant {
    I,
    II,
    III,
    IV;

    /** @return null if either dimension is indeterminate */
    public static @Nullable Quadrant of(Grade capacity, Grade potential) {
        return switch (capacity) {
            case INDETERMINATE -> null;
            case LOW -> pick(potential, I, II);
            case HIGH -> pick(potential, III, IV);
        };
    }

    private static @Nullable Quadrant pick(Grade potential, Quadrant low, Quadrant high) {
        return switch (potential) {
            case INDETERMINATE -> null;
            case LOW -> low;
            case HIGH -> high;
        };
    }
}
