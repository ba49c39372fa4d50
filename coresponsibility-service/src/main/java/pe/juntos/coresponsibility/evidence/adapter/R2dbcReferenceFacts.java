package pe.juntos.coresponsibility.evidence.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.establishment.Signatory;
import pe.juntos.coresponsibility.evidence.EvidencePolicy;
import pe.juntos.coresponsibility.evidence.KnownFacts;
import pe.juntos.coresponsibility.evidence.ReferenceFacts;
import pe.juntos.coresponsibility.evidence.ReferenceFacts.Registered;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.coresponsibility.policy.Rulebook;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

@Component
final class R2dbcReferenceFacts implements KnownFacts {
    private static final String SIGNATORIES =
            "select e.establishment, e.district, s.signature, s.valid_from, s.valid_until"
                    + " from establishment e left join signatory s using (establishment)";

    private final DatabaseClient client;
    private final Periods periods;
    private final Rulebooks rulebooks;
    private final PolicyBook<EvidencePolicy> policies;

    R2dbcReferenceFacts(
            DatabaseClient client, Periods periods, Rulebooks rulebooks, PolicyBook<EvidencePolicy> policies) {
        this.client = client;
        this.periods = periods;
        this.rulebooks = rulebooks;
        this.policies = policies;
    }

    @Override
    public Mono<ReferenceFacts> all() {
        return facts(client.sql(SIGNATORIES));
    }

    @Override
    public Mono<ReferenceFacts> of(Set<String> establishments) {
        return facts(client.sql(SIGNATORIES + " where e.establishment = any(:establishments)")
                .bind("establishments", establishments.toArray(String[]::new)));
    }

    private Mono<ReferenceFacts> facts(DatabaseClient.GenericExecuteSpec select) {
        return Mono.zip(
                registered(select),
                accepting(),
                (establishments, accepting) -> new ReferenceFacts(establishments, accepting, policies));
    }

    @Override
    public Mono<Set<Period>> accepting() {
        return Mono.zip(periods.opened(), rulebooks.current(), R2dbcReferenceFacts::accepting);
    }

    private static Set<Period> accepting(Set<Period> opened, Rulebook rulebook) {
        var late = opened.stream()
                .max(Period::compareTo)
                .map(latest -> rulebook.on(latest.firstDay()).verification().lateEvidencePeriods())
                .orElse(0);
        return ReferenceFacts.accepting(opened, late);
    }

    private static Mono<Map<String, Registered>> registered(DatabaseClient.GenericExecuteSpec select) {
        return select.map(row -> Map.entry(
                        required(row, "establishment", String.class),
                        new Registered(required(row, "district", String.class), signatory(row))))
                .all()
                .collect(HashMap::new, (all, e) -> all.merge(e.getKey(), e.getValue(), R2dbcReferenceFacts::together));
    }

    private static List<Signatory> signatory(Readable row) {
        var signature = row.get("signature", String.class);
        return signature == null
                ? List.of()
                : List.of(new Signatory(
                        signature,
                        required(row, "valid_from", LocalDate.class),
                        row.get("valid_until", LocalDate.class)));
    }

    private static Registered together(Registered one, Registered other) {
        var all = new ArrayList<>(one.signatories());
        all.addAll(other.signatories());
        return new Registered(one.district(), all);
    }
}
