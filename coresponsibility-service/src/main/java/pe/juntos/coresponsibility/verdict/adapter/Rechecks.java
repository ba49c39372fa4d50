package pe.juntos.coresponsibility.verdict.adapter;

import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

@Component
final class Rechecks implements Rechecking {
    private final DatabaseClient client;
    private final Jobs jobs;

    Rechecks(DatabaseClient client, Jobs jobs) {
        this.client = client;
        this.jobs = jobs;
    }

    @Override
    public Mono<Void> startIfAny(String cause) {
        return client.sql("select count(*) from verdict_recheck")
                .mapValue(Long.class)
                .one()
                .filter(marked -> marked > 0)
                .flatMap(marked -> jobs.start(RecheckJob.KIND, cause, Map.of(), marked))
                .then();
    }
}
