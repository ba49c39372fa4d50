package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An appeal of the family, or the office's own doubt, about an exit (GRA-5).
 *
 * @param contested day of the fact behind each cause; an exit for a later fact is another one
 * @param grounds on what it rests
 * @param filedOn business day
 * @param decidedOn null while open
 */
public record ExitCase(
        State state,
        Map<ExitCause, LocalDate> contested,
        Set<ObjectionGround> grounds,
        LocalDate filedOn,
        @Nullable LocalDate decidedOn) {
    public ExitCase {
        var ordered = new EnumMap<ExitCause, LocalDate>(ExitCause.class);
        ordered.putAll(contested);
        contested = Collections.unmodifiableMap(ordered);
        grounds = Collections.unmodifiableSet(new TreeSet<>(grounds));
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

    boolean rests(ObjectionGround ground) {
        return grounds.contains(ground);
    }

    /** Of two causes, only the one that the grounds touch is undone; both, where they touch neither. */
    boolean undoes(ExitCause cause) {
        return state == State.WITHDRAWN
                && contested.containsKey(cause)
                && (touches(cause) || contested.keySet().stream().noneMatch(this::touches));
    }

    private boolean touches(ExitCause cause) {
        return grounds.stream().anyMatch(ground -> ground.touches(cause));
    }

    /** What is left of an exit that this case is about: nothing while it is suspended or undone. */
    @Nullable
    Exit after(Exit exit) {
        return state == State.OPEN || undoes(exit.cause())
                ? null
                : exit.upheld(decidedOn == null ? filedOn : decidedOn);
    }
}
