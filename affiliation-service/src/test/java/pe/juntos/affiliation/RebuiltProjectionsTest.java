package pe.juntos.affiliation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pe.juntos.platform.test.RebuiltProjections;

/** What the register knows of verdicts and accompaniment is made anew, and nobody is suspended by it. */
class RebuiltProjectionsTest extends RebuiltProjections {

    @Override
    protected String service() {
        return "affiliation";
    }

    @Override
    protected Stream<Told> told() {
        return Stream.of(
                new Told(
                        "suspension",
                        "coresponsibility-service",
                        "verdict",
                        "H0123456789ABCDEF",
                        List.of("issued", "corrected"),
                        "verdict_heard",
                        "payable = false, period = '2026-5'"),
                new Told(
                        "accompaniment",
                        "coresponsibility-service",
                        "accompaniment",
                        "4f1c9f3e-6f0b-4e0e-9d52-6d4f5f0a1b2c",
                        List.of("approved", "ended"),
                        "accompanied",
                        "until = '2030-01-01'"));
    }

    @Override
    protected Map<String, String> own() {
        return Map.ofEntries(
                Map.entry("case_file", "a case of ours"),
                Map.entry("case_step", "what was done in it"),
                Map.entry("decision_notice", "a notice of ours"),
                Map.entry("graduation_heard", "how far decisions were followed, by which none is followed twice"),
                Map.entry("member_told", "told by us"),
                Map.entry("standing", "decided here"),
                Map.entry("standing_history", "decided here"));
    }

    @Override
    protected Map<String, String> deciding() {
        return Map.ofEntries(
                Map.entry("exit", "who leaves and who comes back"), Map.entry("relapses", "who is listed anew"));
    }
}
