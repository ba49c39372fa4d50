package pe.juntos.payment.verification;

import java.util.List;

/**
 * The data of the event about money that did not arrive, or not as it should: the user service opens a case from it. Codes only.
 *
 * @param on the day of the answer
 */
public record IssueTold(
        String verification,
        String transfer,
        String household,
        String round,
        String period,
        String district,
        String answer,
        List<String> issues,
        String on) {
    public static final String TOPIC = "juntos.payment.verification.v1";
    public static final String TYPE = "pe.juntos.payment.verification.issue-found.v1";

    public IssueTold {
        issues = List.copyOf(issues);
    }
}
