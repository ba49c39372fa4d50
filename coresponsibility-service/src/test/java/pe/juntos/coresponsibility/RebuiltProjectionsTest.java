package pe.juntos.coresponsibility;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pe.juntos.platform.test.RebuiltProjections;

/** What coresponsibility knows of households, members and complaints is made anew, and no list follows. */
class RebuiltProjectionsTest extends RebuiltProjections {

    @Override
    protected String service() {
        return "coresponsibility";
    }

    @Override
    protected Stream<Told> told() {
        return Stream.of(
                new Told(
                        "household-projection",
                        "affiliation-service",
                        "household",
                        "H7K2M4P6R8T0V1W3X",
                        List.of("affiliated", "suspended"),
                        "household",
                        "state = 'AFFILIATED', district = '150101'"),
                new Told(
                        "member-projection",
                        "affiliation-service",
                        "member",
                        "M9Z8Y7X6W5V4T3S2R",
                        List.of("registered", "updated"),
                        "member",
                        "birth_date = '2001-01-01', gone = true"),
                new Told(
                        "complaint-projection",
                        "affiliation-service",
                        "case",
                        "C3Z8K1M5Q9T2V6X0B",
                        List.of("opened", "routed"),
                        "complaint",
                        "counts = false"));
    }

    @Override
    protected Map<String, String> own() {
        return Map.ofEntries(
                Map.entry("establishment", "our own register"),
                Map.entry("period", "our own state"),
                Map.entry("household_verdict", "decided here"),
                Map.entry("verdict_history", "decided here"),
                Map.entry("verdict_notice", "a notice of ours"),
                Map.entry("reconsideration", "decided here"));
    }

    @Override
    protected Map<String, String> deciding() {
        return Map.ofEntries(Map.entry("end-of-verification", "which period is scored"));
    }
}
