package pe.juntos.partner.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.partner.confidential.ConfidentialState.*;
import pe.juntos.partner.confidential.ConfidentialWay.Outcome;

/** PAR-4: the way of a confidential referral. */
class Par4ConfidentialTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate UNTIL = DAY.plusDays(30);
    private static final Map<String, ConfidentialState> STATES = Map.of(
            "OPENED", new Opened(DAY),
            "CONSENTED", new Consented(DAY, UNTIL),
            "SENT", new Sent(DAY, UNTIL),
            "CLOSED", new Closed(DAY, Ending.NOT_WANTED));

    @ParameterizedTest
    @CsvSource({
        "OPENED,consent,0,CONSENTED",
        "OPENED,consent,30,CONSENTED",
        "OPENED,consent,31,CONSENT_NOT_IN_FORCE",
        "OPENED,send,0,NOT_CONSENTED",
        "OPENED,NOT_WANTED,0,CLOSED",
        "OPENED,ATTENDED,0,NOT_SENT",
        "CONSENTED,consent,0,=",
        "CONSENTED,send,0,SENT",
        "CONSENTED,send,30,SENT",
        "CONSENTED,send,31,CONSENT_NOT_IN_FORCE",
        "CONSENTED,send,-1,BEFORE_LAST_STEP",
        "CONSENTED,CONSENT_WITHDRAWN,0,CLOSED",
        "SENT,consent,0,=",
        "SENT,send,0,=",
        "SENT,ATTENDED,0,CLOSED",
        "SENT,ATTENDED,60,CLOSED",
        "SENT,ATTENDED,61,IN_FUTURE",
        "CLOSED,consent,0,ALREADY_CLOSED",
        "CLOSED,send,0,ALREADY_CLOSED",
        "CLOSED,NOT_WANTED,0,=",
        "CLOSED,ATTENDED,0,ALREADY_CLOSED"
    })
    void eachStepLeadsWhereItShould(String state, String step, int days, String expected) {
        var on = DAY.plusDays(days);
        var taken = ConfidentialWay.take(STATES.get(state), step(step, on), DAY.plusDays(60));
        assertThat(
                        switch (taken) {
                            case Outcome.Moved(var next) -> next.stage();
                            case Outcome.Unchanged() -> "=";
                            case Outcome.Refused(var code) -> code.name();
                        })
                .isEqualTo(expected);
    }

    @Property
    void nothingIsSentWithoutAConsentThatCounts(@ForAll("steps") List<ConfidentialStep> steps) {
        ConfidentialState state = new Opened(DAY);
        for (var step : steps) {
            if (ConfidentialWay.take(state, step, DAY.plusDays(60)) instanceof Outcome.Moved(var next)) {
                assertThat(state).isNotInstanceOf(Closed.class);
                if (next instanceof Sent(var on, var until)) {
                    assertThat(state).isInstanceOf(Consented.class);
                    assertThat(on).isBeforeOrEqualTo(until);
                }
                state = next;
            }
        }
    }

    @Provide
    Arbitrary<List<ConfidentialStep>> steps() {
        return Arbitraries.of("consent", "send", "ATTENDED", "NOT_WANTED")
                .flatMap(name -> Arbitraries.integers().between(-5, 70).map(days -> step(name, DAY.plusDays(days))))
                .list()
                .ofMaxSize(12);
    }

    private static ConfidentialStep step(String name, LocalDate on) {
        return switch (name) {
            case "consent" -> new ConfidentialStep.Consent(on, UNTIL);
            case "send" -> new ConfidentialStep.Send(on);
            default -> new ConfidentialStep.Close(on, Ending.valueOf(name));
        };
    }
}
