package pe.juntos.coresponsibility.scorecard.adapter;

import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.scorecard.ChargingRefusals;
import pe.juntos.coresponsibility.scorecard.RefusalTally;
import pe.juntos.coresponsibility.scorecard.RefusalTally.Key;
import reactor.core.publisher.Mono;

@Component
final class RefusalLedger implements ChargingRefusals {
    private static final String INSERT = """
            insert into evidence_refusal (period, establishment, sector, code, digest, records)
            select * from unnest(cast(:period as text[]), cast(:establishment as text[]), cast(:sector as text[]),
                                 cast(:code as text[]), cast(:digest as bigint[]), cast(:records as bigint[]))
            on conflict do nothing
            """;

    private final DatabaseClient client;

    RefusalLedger(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public Mono<Void> charge(RefusalTally tally) {
        var lines = tally.lines();
        if (lines.isEmpty()) {
            return Mono.empty();
        }
        return client.sql(INSERT)
                .bind("period", keys(tally, Key::period))
                .bind("establishment", keys(tally, Key::establishment))
                .bind("sector", keys(tally, Key::sector))
                .bind("code", keys(tally, Key::code))
                .bind("digest", lines.stream().map(l -> l.getValue().digest()).toArray(Long[]::new))
                .bind("records", lines.stream().map(l -> l.getValue().records()).toArray(Long[]::new))
                .then();
    }

    private static String[] keys(RefusalTally tally, Function<Key, String> value) {
        return tally.lines().stream().map(l -> value.apply(l.getKey())).toArray(String[]::new);
    }
}
