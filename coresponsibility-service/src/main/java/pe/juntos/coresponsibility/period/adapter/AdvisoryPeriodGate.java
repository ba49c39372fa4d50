package pe.juntos.coresponsibility.period.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.PeriodGate;
import reactor.core.publisher.Mono;

@Component
final class AdvisoryPeriodGate implements PeriodGate {
    private static final int KEY = 0x50455249;

    private final DatabaseClient client;

    AdvisoryPeriodGate(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public Mono<Void> pass() {
        return client.sql("select 1 from pg_advisory_xact_lock_shared(" + KEY + ")")
                .fetch()
                .all()
                .then();
    }

    @Override
    public Mono<Void> hold() {
        return client.sql("select 1 from pg_advisory_xact_lock(" + KEY + ")")
                .fetch()
                .all()
                .then();
    }
}
