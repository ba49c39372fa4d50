package pe.juntos.affiliation.household;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a communal assembly said of a listed household: it can remove names, never add them (AFF-1). */
public record Assembly(
        LocalDate on, String act, Result result, @Nullable Motive motive) {

    /** The assembly's answer, mildest first: of two on the same day the more severe stands. */
    public enum Result {
        VALIDATED,
        CONTESTED,
        REMOVED
    }

    /** Closed list of reasons for a removal. */
    public enum Motive {
        DUPLICATE,
        MOVED_AWAY,
        DECEASED,
        NOT_RESIDENT,
        ECONOMIC_SITUATION
    }

    /** A contested economic situation is for the regional office, not for the assembly, to decide (AFF-1). */
    public boolean forRegionalOffice() {
        return result == Result.CONTESTED || (result == Result.REMOVED && motive == Motive.ECONOMIC_SITUATION);
    }

    /** The assembly itself removes, for one of the other reasons. */
    public boolean removes() {
        return result == Result.REMOVED && !forRegionalOffice();
    }
}
