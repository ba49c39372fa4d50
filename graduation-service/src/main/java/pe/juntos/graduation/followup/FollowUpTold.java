package pe.juntos.graduation.followup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What others learn of a visit: {@code juntos.graduation.followup.v1}. Why a household relapsed stays here: a cause may be
 * an illness.
 */
public record FollowUpTold(
        String household,
        String followUp,
        LocalDate exitedOn,
        @Nullable Integer months,
        LocalDate on,
        FollowUp.Result result) {

    public static final String TOPIC = "juntos.graduation.followup.v1";

    public String type() {
        return "pe.juntos.graduation.followup." + (result == FollowUp.Result.RELAPSED ? "relapsed" : "recorded")
                + ".v1";
    }
}
