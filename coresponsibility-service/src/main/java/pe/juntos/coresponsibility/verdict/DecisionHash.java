package pe.juntos.coresponsibility.verdict;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.period.Period;

/** POL-2: the fingerprint of a decision. Same inputs, outcome and policy, same hash. */
public final class DecisionHash {
    private static final char END = '\n';

    private DecisionHash() {}

    static String of(
            HouseholdFacts facts,
            Period period,
            HouseholdOutcome outcome,
            List<Reason> reasons,
            List<MemberVerdict> members,
            String policy) {
        var text = new StringBuilder(256);
        line(
                text,
                facts.household(),
                period,
                policy,
                facts.affiliatedInPeriod(),
                facts.accompaniment(),
                facts.before());
        facts.members().forEach(m -> member(text, m));
        line(text, outcome, reasons);
        members.forEach(m -> line(text, m.outcome().code(), m.outcome().reason()));
        return hash(text);
    }

    /** Of a decision that is no verdict: its inputs, outcome and policy, in a fixed order. */
    public static String ofParts(@Nullable Object... parts) {
        var text = new StringBuilder(256);
        line(text, parts);
        return hash(text);
    }

    private static String hash(StringBuilder text) {
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void member(StringBuilder text, MemberFacts m) {
        var v = m.visits();
        var a = m.attendance();
        line(text, m.member(), m.condition(), v.attended(), v.unattended(), v.missed());
        line(text, a.records(), a.schoolDays(), a.attended(), a.justified(), m.exception());
        line(text, m.sources().records(), m.sources().exception(), m.sources().reconsideration());
    }

    private static void line(StringBuilder text, @Nullable Object... parts) {
        for (var part : parts) {
            text.append(part).append('|');
        }
        text.append(END);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
