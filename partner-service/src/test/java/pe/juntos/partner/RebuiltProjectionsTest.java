package pe.juntos.partner;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pe.juntos.platform.test.RebuiltProjections;

/** What partner knows of households and establishments is made anew, and nobody is placed by it. */
class RebuiltProjectionsTest extends RebuiltProjections {

    @Override
    protected String service() {
        return "partner";
    }

    @Override
    protected Stream<Told> told() {
        return Stream.of(
                new Told(
                        "households",
                        "affiliation-service",
                        "household",
                        "H7K2M4P6R8T0V1W3X",
                        List.of("affiliated", "suspended"),
                        "household",
                        "state = 'AFFILIATED', district = '150101'"),
                new Told(
                        "establishments",
                        "coresponsibility-service",
                        "establishment",
                        "S-00001234",
                        List.of("registered"),
                        "establishment",
                        "district = '150101', silent = true"));
    }

    @Override
    protected Map<String, String> own() {
        return Map.ofEntries(
                Map.entry("agreement", "ours"),
                Map.entry("need", "who waits for a place, decided here"),
                Map.entry("confidential_referral", "ours"),
                Map.entry("confidential_step", "ours"),
                Map.entry("offer", "ours"),
                Map.entry("participant", "ours"),
                Map.entry("referral", "ours"),
                Map.entry("referral_reminder", "ours"),
                Map.entry("referral_step", "ours"),
                Map.entry("route_step", "ours"));
    }

    @Override
    protected Map<String, String> deciding() {
        return Map.ofEntries(
                Map.entry("webhooks", "which notices a partner gets"),
                Map.entry("links", "who waits for a place"),
                Map.entry("decisions", "who waits for a place"));
    }
}
