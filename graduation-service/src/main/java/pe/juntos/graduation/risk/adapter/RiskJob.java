package pe.juntos.graduation.risk.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.profile.KnownProfile;
import pe.juntos.graduation.profile.Profiles;
import pe.juntos.graduation.profile.ProfilingRegister;
import pe.juntos.graduation.risk.RiskPolicy;
import pe.juntos.graduation.risk.RiskProfile;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The flags of risk of the whole register, chunk by chunk, then counts by district (GRA-9). */
@RestController
class RiskJob implements ChunkedJob {

    private static final String ON = "on";

    private static final String COUNT = """
            insert into risk_count (on_day, district, flag, answer, households)
            select :on, r.district, x.flag, x.answer, count(*) from risk_result r
            cross join lateral (select unnest(r.raised) as flag, 'YES' as answer
                union all select unnest(r.unknown), 'UNKNOWN') x
            where r.on_day = :on group by 2, 3, 4
            """;

    record Order(@Nullable LocalDate on) {}

    record Started(UUID job, LocalDate on) {}

    private final DatabaseClient client;
    private final ProfilingRegister profiling;
    private final Profiles profiles;
    private final RiskBook book;
    private final BulkCopy copy;

    RiskJob(DatabaseClient client, ProfilingRegister profiling, Profiles profiles, RiskBook book, BulkCopy copy) {
        this.client = client;
        this.profiling = profiling;
        this.profiles = profiles;
        this.book = book;
        this.copy = copy;
    }

    @PostMapping("/graduation/risks")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Started>> start(@RequestBody Order order) {
        var on = order.on();
        if (on == null) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, "DAY_INVALID", "Se espera una fecha (on)"));
        }
        var policy = book.at(on).id();
        return profiling
                .start(kind(), on, policy)
                .map(job -> ResponseEntity.accepted().body(new Started(job.id(), on)));
    }

    @Override
    public String kind() {
        return "profile-risk";
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var on = ProfilingRegister.day(job);
        var policy = book.at(on).parameters();
        return client.sql("delete from risk_result where on_day = :on and bucket between :first and :last")
                .bind(ON, on)
                .bind("first", range.first())
                .bind("last", range.last())
                .then()
                .then(profiles.of(range, on).collectList())
                .flatMap(known -> results(on, known, policy));
    }

    @Override
    public Mono<Void> finish(Job job) {
        var on = ProfilingRegister.day(job);
        return Flux.just("risk_count", "risk_run")
                .concatMap(table -> client.sql("delete from " + table + " where on_day = :on")
                        .bind(ON, on)
                        .then())
                .then(client.sql(COUNT).bind(ON, on).then())
                .then(client.sql("insert into risk_run (on_day, policy) values (:on, :policy)")
                        .bind(ON, on)
                        .bind("policy", book.at(on).id())
                        .then());
    }

    private Mono<Long> results(LocalDate on, List<KnownProfile> households, RiskPolicy policy) {
        return copy.copy(
                "risk_result",
                List.of("on_day", "household", "bucket", "district", "raised", "unknown"),
                Flux.fromIterable(households),
                (known, line) -> {
                    var risk = RiskProfile.of(known.profile(), known.district(), policy);
                    line.date(on)
                            .text(known.household())
                            .number(Buckets.of(known.household()))
                            .text(known.district())
                            .texts(risk.raised())
                            .texts(risk.unknown());
                });
    }
}
