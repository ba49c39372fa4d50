package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An appeal of the family, or the office's own doubt, about an exit (GRA-5).
 *
 * @param contested day of the fact behind each cause; an exit for a later fact is another one
 * @param filedOn business day
 * @param decidedOn null while open
 */
public record ExitCase(
        State state,
        Map<ExitCause, LocalDate> contested,
        LocalDate filedOn,
        @Nullable LocalDate decidedOn) {
    public ExitCase {
        var ordered = new EnumMap<ExitCause, LocalDate>(ExitCause.class);
        ordered.putAll(contested);
        contested = Collections.unmodifiableMap(ordered);
    }

    public enum State {
        /** A family's appeal suspends the exit. */
        OPEN,
        /** The exit stands. */
        UPHELD,
        /** The exit is undone. */
        WITHDRAWN
    }

    boolean isAbout(Exit exit) {
        return exit.basis().equals(contested.get(exit.cause()));
    }

    /** What is left of an exit that this case is about: nothing while it is suspended or undone. */
    @Nullable
    Exit after(Exit exit) {
        return switch (state) {
            case OPEN, WITHDRAWN -> null;
            case UPHELD -> exit.upheld(decidedOn == null ? filedOn : decidedOn);
        };
    }
}
