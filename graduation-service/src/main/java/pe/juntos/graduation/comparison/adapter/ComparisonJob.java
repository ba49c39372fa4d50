package pe.juntos.graduation.comparison.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.comparison.Comparison;
import pe.juntos.graduation.comparison.ComparisonPolicy;
import pe.juntos.graduation.profile.KnownProfile;
import pe.juntos.graduation.profile.Profiles;
import pe.juntos.graduation.profile.ProfilingRegister;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All models over the whole register, as a job, with counts by district (GRA-10). */
@RestController
class ComparisonJob implements ChunkedJob {

    private static final String ON = "on";

    private static final String COUNT = """
            insert into comparison_count (on_day, district, model, question, answer, households)
            select :on, r.district, x.model, x.question, x.answer, count(*) from comparison_result r
            cross join lateral (
                select t.model, 'TAKES' as question, t.answer from unnest(:models, r.takes) as t (model, answer)
                union all select i.model, 'INSIDE', i.answer from unnest(:models, r.inside) as i (model, answer)) x
            where r.on_day = :on group by 2, 3, 4, 5
            """;

    private static final String COUNTS = """
            select %s as district, model, question, answer, sum(households)::bigint as households from comparison_count
            where on_day = :on and district like any(:patterns) group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;

    record Order(@Nullable LocalDate on) {}

    record Started(UUID job, LocalDate on) {}

    record Count(String district, String model, String question, String answer, long households) {}

    record Counts(LocalDate on, String policy, List<Count> counts) {}

    private final DatabaseClient client;
    private final ProfilingRegister profiling;
    private final Profiles profiles;
    private final ComparisonBook book;
    private final BulkCopy copy;

    ComparisonJob(
            DatabaseClient client, ProfilingRegister profiling, Profiles profiles, ComparisonBook book, BulkCopy copy) {
        this.client = client;
        this.profiling = profiling;
        this.profiles = profiles;
        this.book = book;
        this.copy = copy;
    }

    @PostMapping("/graduation/comparisons")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Started>> start(@RequestBody Order order) {
        LocalDate on = order.on();
        if (on == null) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, "DAY_INVALID", "Se espera una fecha (on)"));
        }
        String policy = book.at(on).id();
        return profiling
                .start(kind(), on, policy)
                .map(job -> ResponseEntity.accepted().body(new Started(job.id(), on)));
    }

    @GetMapping("/graduation/comparisons/{on}")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
    Mono<Counts> counts(@PathVariable LocalDate on, @RequestParam(defaultValue = "") String by, Caller caller) {
        return client.sql("select policy from comparison_run where on_day = :on")
                .bind(ON, on)
                .map(row -> required(row, "policy", String.class))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        HttpStatus.CONFLICT, "COMPARISON_NOT_READY", "No hay una comparación terminada de ese día")))
                .flatMap(policy -> client.sql(COUNTS.formatted("district".equals(by) ? "district" : "'*'"))
                        .bind(ON, on)
                        .bind("patterns", caller.territory().patterns())
                        .map(row -> new Count(
                                required(row, "district", String.class),
                                required(row, "model", String.class),
                                required(row, "question", String.class),
                                required(row, "answer", String.class),
                                required(row, "households", Long.class)))
                        .all()
                        .collectList()
                        .map(counts -> new Counts(on, policy, counts)));
    }

    @Override
    public String kind() {
        return "compare-models";
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var on = ProfilingRegister.day(job);
        var rules = book.at(on).parameters();
        return client.sql("delete from comparison_result where on_day = :on and bucket between :first and :last")
                .bind(ON, on)
                .bind("first", range.first())
                .bind("last", range.last())
                .then()
                .then(profiles.of(range, on).collectList())
                .flatMap(known -> results(on, known, rules));
    }

    @Override
    public Mono<Void> finish(Job job) {
        var on = ProfilingRegister.day(job);
        var policy = book.at(on);
        return Flux.just("comparison_count", "comparison_run")
                .concatMap(table -> client.sql("delete from " + table + " where on_day = :on")
                        .bind(ON, on)
                        .then())
                .then(client.sql(COUNT)
                        .bind(ON, on)
                        .bind(
                                "models",
                                policy.parameters().models().stream()
                                        .map(rules -> rules.model().name())
                                        .toArray(String[]::new))
                        .then())
                .then(client.sql("insert into comparison_run (on_day, policy) values (:on, :policy)")
                        .bind(ON, on)
                        .bind("policy", policy.id())
                        .then());
    }

    private Mono<Long> results(LocalDate on, List<KnownProfile> households, ComparisonPolicy rules) {
        return copy.copy(
                "comparison_result",
                List.of("on_day", "household", "bucket", "district", "takes", "inside"),
                Flux.fromIterable(households),
                (known, line) -> {
                    var models = Comparison.of(known.profile(), rules);
                    line.date(on)
                            .text(known.household())
                            .number(Buckets.of(known.household()))
                            .text(known.district())
                            .texts(models.stream()
                                    .map(one -> one.takes().name())
                                    .toList())
                            .texts(models.stream()
                                    .map(one -> one.inside().name())
                                    .toList());
                });
    }
}
