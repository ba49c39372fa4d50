package pe.juntos.coresponsibility.evidence.adapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.establishment.Signatory;
import pe.juntos.coresponsibility.evidence.ReferenceFacts;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.coresponsibility.policy.Rulebooks;
import reactor.core.publisher.Mono;

/** The establishments, signatories and periods of today; some tens of thousands, whatever the number of households. */
@Component
final class R2dbcReferenceFacts {
    private static final String SIGNATORIES = "select e.establishment, s.signature, s.valid_from, s.valid_until"
            + " from establishment e left join signatory s using (establishment)";

    private final DatabaseClient client;
    private final Periods periods;
    private final Rulebooks rulebooks;

    R2dbcReferenceFacts(DatabaseClient client, Periods periods, Rulebooks rulebooks) {
        this.client = client;
        this.periods = periods;
        this.rulebooks = rulebooks;
    }

    Mono<ReferenceFacts> today() {
        return Mono.zip(signatories(), periods.opened(), rulebooks.current()).map(both -> {
            var late = both.getT2().stream()
                    .max(Period::compareTo)
                    .map(latest ->
                            both.getT3().on(latest.firstDay()).verification().lateEvidencePeriods())
                    .orElse(0);
            return new ReferenceFacts(both.getT1(), ReferenceFacts.accepting(both.getT2(), late));
        });
    }

    private Mono<Map<String, List<Signatory>>> signatories() {
        return client.sql(SIGNATORIES)
                .map((row, _) -> {
                    var signature = row.get("signature", String.class);
                    var signatories = new ArrayList<Signatory>();
                    if (signature != null) {
                        signatories.add(new Signatory(
                                signature,
                                Objects.requireNonNull(row.get("valid_from", LocalDate.class)),
                                row.get("valid_until", LocalDate.class)));
                    }
                    return Map.entry(Objects.requireNonNull(row.get("establishment", String.class)), (List<Signatory>)
                            signatories);
                })
                .all()
                .collect(
                        HashMap::new,
                        (all, e) -> all.merge(e.getKey(), e.getValue(), (a, b) -> {
                            a.addAll(b);
                            return a;
                        }));
    }
}
