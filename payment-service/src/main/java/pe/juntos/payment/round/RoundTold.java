package pe.juntos.payment.round;

import java.util.Locale;
import java.util.Map;

/**
 * The data of a round event: the whole state.
 *
 * @param transfers those that go to the bank
 * @param amount soles, two decimals
 * @param byState how many transfers are in each state
 */
public record RoundTold(
        String round,
        String period,
        String state,
        long transfers,
        String amount,
        long held,
        Map<String, Long> byState) {
    public static final String TOPIC = "juntos.payment.round.v1";

    public RoundTold {
        byState = Map.copyOf(byState);
    }

    /** The CloudEvents type that goes with the state. */
    public String type() {
        return "pe.juntos.payment.round." + (state.equals("OPEN") ? "opened" : state.toLowerCase(Locale.ROOT)) + ".v1";
    }
}
