package pe.juntos.affiliation.attention.adapter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.attention.Case;

/**
 * A case after one step of its life.
 *
 * @param by subject who took it
 * @param note reason, for those who may read the file
 */
record CaseStep(
        Case after,
        Kind kind,
        LocalDate on,
        String by,
        @Nullable String note) {

    enum Kind {
        OPENED,
        ROUTED,
        ESCALATED,
        RESOLVED,
        REOPENED
    }
}
