package pe.juntos.coresponsibility.establishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.establishment.Representation.Decision;
import pe.juntos.coresponsibility.establishment.Representation.Refusal;

/** FRM-01, form 01: one representative at a time, from a day until a day. */
class Frm01Test {
    private static final Representative MARCH = representative("F1", "2026-03-01", "2026-03-31");
    private static final Representative SINCE_MAY = representative("F2", "2026-05-01", null);

    @ParameterizedTest
    @CsvSource({
        "F3, 2026-04-01, 2026-04-30, ", // between the two
        "F3, 2026-03-31, 2026-04-30, VALIDITY_OVERLAPS", // on the last day of the one before
        "F3, 2026-04-01, 2026-05-01, VALIDITY_OVERLAPS", // on the first of the next
        "F3, 2026-04-01, , VALIDITY_OVERLAPS",
        "F3, 2026-02-01, 2026-02-28, ",
        "F3, 2026-02-01, 2026-03-01, VALIDITY_OVERLAPS",
        "F3, 2027-01-01, , VALIDITY_OVERLAPS", // somebody has no end
        "F1, 2026-03-15, 2026-04-15, VALIDITY_OVERLAPS", // the same signature
        "F1, 2026-04-01, 2026-04-30, ", // the same signature again, later
        "F3, 2026-04-02, 2026-04-01, UNTIL_BEFORE_FROM",
        "F3, 2026-04-02, 2026-04-02, " // one day
    })
    void is_registered_where_nobody_else_is_valid(String signature, String from, String until, Refusal refusal) {
        var next = representative(signature, from, until);
        assertThat(Representation.register(List.of(MARCH, SINCE_MAY), next))
                .isEqualTo(refusal == null ? new Decision.Registered(next) : new Decision.Refused(refusal));
    }

    @Test
    void the_same_again_changes_nothing() {
        assertThat(Representation.register(List.of(MARCH, SINCE_MAY), SINCE_MAY))
                .isEqualTo(new Decision.Unchanged());
    }

    @ParameterizedTest
    @CsvSource({
        "F2, 2026-05-01, ",
        "F2, 2026-04-30, UNTIL_BEFORE_FROM",
        "F1, 2026-03-30, ALREADY_ENDED",
        "F9, 2026-05-01, UNKNOWN_REPRESENTATIVE"
    })
    void a_validity_without_an_end_is_ended(String signature, LocalDate last, Refusal refusal) {
        assertThat(Representation.end(List.of(MARCH, SINCE_MAY), signature, last))
                .isEqualTo(
                        refusal == null
                                ? new Decision.Registered(representative("F2", "2026-05-01", last.toString()))
                                : new Decision.Refused(refusal));
    }

    @Test
    void ended_again_on_the_same_day_changes_nothing() {
        assertThat(Representation.end(List.of(MARCH), "F1", LocalDate.of(2026, 3, 31)))
                .isEqualTo(new Decision.Unchanged());
    }

    private static Representative representative(String signature, String from, String until) {
        return new Representative(
                new Signatory(signature, LocalDate.parse(from), until == null ? null : LocalDate.parse(until)),
                "Jefa " + signature,
                null);
    }
}
