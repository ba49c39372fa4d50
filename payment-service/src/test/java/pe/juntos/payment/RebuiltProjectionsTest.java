package pe.juntos.payment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pe.juntos.platform.test.RebuiltProjections;

/** What payment knows of households, periods and verdicts is made anew, and nobody is paid by it. */
class RebuiltProjectionsTest extends RebuiltProjections {

    @Override
    protected String service() {
        return "payment";
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
                        "payee",
                        "state = 'AFFILIATED', district = '150101'",
                        "account_version"),
                new Told(
                        "periods",
                        "coresponsibility-service",
                        "period",
                        "2026-3",
                        List.of("opened", "certified"),
                        "period",
                        "state = 'OPEN', payable = 1"),
                new Told(
                        "verdicts",
                        "coresponsibility-service",
                        "verdict",
                        "H0123456789ABCDEF",
                        List.of("issued", "corrected"),
                        "verdict",
                        "payable = false, outcome = 'NOT_MET'"));
    }

    @Override
    protected Map<String, String> own() {
        return Map.ofEntries(
                Map.entry("budget_report", "made here"),
                Map.entry("round", "decided here, by several people"),
                Map.entry("transfer", "money"));
    }

    @Override
    protected Map<String, String> deciding() {
        return Map.of();
    }
}
