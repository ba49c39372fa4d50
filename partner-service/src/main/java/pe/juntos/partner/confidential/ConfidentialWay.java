package pe.juntos.partner.confidential;

import java.time.LocalDate;
import pe.juntos.partner.confidential.ConfidentialState.Closed;
import pe.juntos.partner.confidential.ConfidentialState.Consented;
import pe.juntos.partner.confidential.ConfidentialState.Opened;
import pe.juntos.partner.confidential.ConfidentialState.Sent;

/** Which step of a confidential referral leads where. A step already taken changes nothing. */
public final class ConfidentialWay {

    private ConfidentialWay() {}

    /** What becomes of a step. */
    public sealed interface Outcome {
        record Moved(ConfidentialState state) implements Outcome {}

        record Unchanged() implements Outcome {}

        record Refused(ConfidentialRefusal code) implements Outcome {}
    }

    public static Outcome take(ConfidentialState state, ConfidentialStep step, LocalDate today) {
        if (step.on().isAfter(today)) {
            return refused(ConfidentialRefusal.IN_FUTURE);
        }
        var outcome = switch (step) {
            case ConfidentialStep.Consent consent -> consent(state, consent);
            case ConfidentialStep.Send(LocalDate on) -> send(state, on);
            case ConfidentialStep.Close(LocalDate on, var reason) -> close(state, new Closed(on, reason));
        };
        return outcome instanceof Outcome.Moved && step.on().isBefore(state.since())
                ? refused(ConfidentialRefusal.BEFORE_LAST_STEP)
                : outcome;
    }

    private static Outcome consent(ConfidentialState state, ConfidentialStep.Consent step) {
        return switch (state) {
            case Opened _ ->
                step.until().isBefore(step.on())
                        ? refused(ConfidentialRefusal.CONSENT_NOT_IN_FORCE)
                        : new Outcome.Moved(new Consented(step.on(), step.until()));
            case Consented _, Sent _ -> new Outcome.Unchanged();
            case Closed _ -> refused(ConfidentialRefusal.ALREADY_CLOSED);
        };
    }

    private static Outcome send(ConfidentialState state, LocalDate on) {
        return switch (state) {
            case Opened _ -> refused(ConfidentialRefusal.NOT_CONSENTED);
            case Consented(var _, LocalDate until) ->
                on.isAfter(until)
                        ? refused(ConfidentialRefusal.CONSENT_NOT_IN_FORCE)
                        : new Outcome.Moved(new Sent(on, until));
            case Sent _ -> new Outcome.Unchanged();
            case Closed _ -> refused(ConfidentialRefusal.ALREADY_CLOSED);
        };
    }

    private static Outcome close(ConfidentialState state, Closed end) {
        return switch (state) {
            case Opened _, Consented _ ->
                end.reason() == ConfidentialState.Ending.ATTENDED
                        ? refused(ConfidentialRefusal.NOT_SENT)
                        : new Outcome.Moved(end);
            case Sent _ -> new Outcome.Moved(end);
            case Closed(var _, var reason) ->
                reason == end.reason() ? new Outcome.Unchanged() : refused(ConfidentialRefusal.ALREADY_CLOSED);
        };
    }

    private static Outcome refused(ConfidentialRefusal code) {
        return new Outcome.Refused(code);
    }
}
