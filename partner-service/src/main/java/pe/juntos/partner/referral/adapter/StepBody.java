package pe.juntos.partner.referral.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import pe.juntos.partner.referral.Achievement;
import pe.juntos.partner.referral.SharedField;
import pe.juntos.platform.web.Problem;

/**
 * What a step may say.
 *
 * @param ids for many at once
 * @param on business day of the step; today where left out
 */
record StepBody(
        @Nullable List<UUID> ids,
        @Nullable LocalDate on,
        @Nullable String reason,
        @Nullable Set<SharedField> fields,
        @Nullable LocalDate until,
        @Nullable Achievement outcome) {

    static final StepBody EMPTY = new StepBody(null, null, null, null, null, null);

    static final int MOST = 1_000;

    StepBody {
        ids = ids == null ? null : List.copyOf(ids);
        fields = fields == null ? null : Set.copyOf(fields);
    }

    /** The ids of a request for many. */
    List<UUID> several() {
        if (ids == null || ids.isEmpty() || ids.size() > MOST) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "BATCH_SIZE", "Entre 1 y " + MOST + " derivaciones por pedido.");
        }
        return ids;
    }
}
