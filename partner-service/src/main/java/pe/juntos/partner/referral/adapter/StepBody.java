package pe.juntos.partner.referral.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.referral.Achievement;
import pe.juntos.partner.referral.SharedField;

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
}
