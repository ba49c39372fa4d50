package pe.juntos.graduation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pe.juntos.platform.test.RebuiltProjections;

/** What graduation knows of households, members, supply and referrals is made anew. */
class RebuiltProjectionsTest extends RebuiltProjections {

    @Override
    protected String service() {
        return "graduation";
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
                        "members",
                        "affiliation-service",
                        "member",
                        "M9Z8Y7X6W5V4T3S2R",
                        List.of("registered", "updated"),
                        "member",
                        "birth_date = '2001-01-01', gone = true"),
                new Told(
                        "supply",
                        "partner-service",
                        "supply",
                        "8d3f4a8e-1b5e-3c55-8f6a-2f1e0d9c4b77",
                        List.of("offer-published", "capacity-changed"),
                        "supply_offer",
                        "free = 4000"),
                new Told(
                        "referrals",
                        "partner-service",
                        "referral",
                        "5f0c3c1e-6a0e-3f3b-9a53-0d8f5a1c7b21",
                        List.of("proposed", "enrolled"),
                        "referral",
                        "state = 'DROPPED'"));
    }

    @Override
    protected Map<String, String> own() {
        return Map.ofEntries(
                Map.entry("decision", "told by us, with its own version"),
                Map.entry("exit_notice", "a notice of ours"),
                Map.entry("followup_visit", "a visit of ours"),
                Map.entry("productive_link", "found once for each affiliation, and told"),
                Map.entry("standing", "decided here"),
                Map.entry("supply_alert", "raised and ended here"));
    }

    @Override
    protected Map<String, String> deciding() {
        return Map.ofEntries(Map.entry("links", "which household needs a productive bonus"));
    }
}
