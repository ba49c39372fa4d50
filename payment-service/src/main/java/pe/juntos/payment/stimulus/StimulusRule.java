package pe.juntos.payment.stimulus;

import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Component;
import pe.juntos.payment.liquidation.ComponentPolicy;

/**
 * 001 PAY-08: an establishment of the first stage's districts or of the VRAE that fulfilled what it owes the families in a bimester
 * gets the stimulus, once a period. Whether it is money no source says: the component is off until a policy turns it on.
 */
public final class StimulusRule {
    private static final String CAUSE = "OBLIGATIONS_FULFILLED";

    private StimulusRule() {}

    /** Public codes. */
    public enum Refusal {
        /** The line is about another period than the list. */
        PERIOD_DIFFERS,
        COMPONENT_OFF,
        OUTSIDE_STIMULUS_DISTRICTS,
        OBLIGATIONS_NOT_FULFILLED
    }

    /** What comes of a line. */
    public sealed interface Result {
        /** @param settles the right that it pays, once an establishment */
        record Granted(String settles, Money amount, String cause) implements Result {}

        record Refused(Refusal why) implements Result {}
    }

    public static Result of(StimulusLine line, Period period, ComponentPolicy components, StimulusPolicy policy) {
        if (!line.period().equals(period)) {
            return new Result.Refused(Refusal.PERIOD_DIFFERS);
        }
        var amount = components.amountOf(Component.PROVIDER_STIMULUS);
        if (amount.isEmpty()) {
            return new Result.Refused(Refusal.COMPONENT_OFF);
        }
        if (!policy.covers(line.district())) {
            return new Result.Refused(Refusal.OUTSIDE_STIMULUS_DISTRICTS);
        }
        return line.fulfilled()
                ? new Result.Granted("PROVIDER_STIMULUS:" + period, amount.get(), CAUSE)
                : new Result.Refused(Refusal.OBLIGATIONS_NOT_FULFILLED);
    }
}
