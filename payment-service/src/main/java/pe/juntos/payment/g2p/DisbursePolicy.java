package pe.juntos.payment.g2p;

import java.util.Map;
import java.util.Optional;

/**
 * How rounds are put into messages, and what a refusal in them means.
 *
 * @param mostDisbursements in one message
 * @param reasons reason code of G2P Connect → ISO reason code, which asks for the same action as in a status report (PAY-6)
 * @param otherwise ISO code of every other reason
 */
public record DisbursePolicy(int mostDisbursements, Map<String, String> reasons, String otherwise) {
    public DisbursePolicy {
        if (mostDisbursements < 1) {
            throw new IllegalArgumentException("a message holds at least one disbursement");
        }
        reasons = Map.copyOf(reasons);
    }

    public String reason(String code) {
        return reasons.getOrDefault(code, otherwise);
    }

    /** Back from an ISO code; empty for one that the standard has no code for. */
    public Optional<String> code(String iso) {
        return reasons.entrySet().stream()
                .filter(entry -> entry.getValue().equals(iso))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }
}
