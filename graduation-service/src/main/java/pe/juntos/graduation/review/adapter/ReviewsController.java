package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.review.AfterReview;
import pe.juntos.graduation.review.Period;
import pe.juntos.graduation.review.Rulebooks;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reviews all households for a period, as a job. The same period on the same facts is the same job. */
@RestController
class ReviewsController implements ChunkedJob {

    private static final String PERIOD = "period";

    private static final String FACTS = """
            select md5(concat_ws('/', h.n, h.v, r.n, r.v, (select count(*) from recertification),
                (select count(*) from form_g1), (select count(*) from person_decision),
                (select count(*) from person_decision where second_outcome is not null),
                (select count(*) from bonus_delivery), (select count(*) from exit_case),
                (select count(*) from exit_case where state <> 'OPEN'))) as fingerprint, h.n as households
            from (select count(*) as n, sum(version) as v from household) h,
                (select count(*) as n, sum(version) as v from referral) r
            """;

    record Order(@Nullable String period) {}

    record Started(UUID job, String period) {}

    private record Facts(String fingerprint, long households) {}

    private final DatabaseClient client;
    private final Jobs jobs;
    private final Reviews reviews;
    private final Rulebooks books;
    private final List<AfterReview> after;

    ReviewsController(DatabaseClient client, Jobs jobs, Reviews reviews, Rulebooks books, List<AfterReview> after) {
        this.client = client;
        this.jobs = jobs;
        this.reviews = reviews;
        this.books = books;
        this.after = List.copyOf(after);
    }

    @PostMapping("/graduation/reviews")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Started>> start(@RequestBody Order order) {
        Period period;
        try {
            period = Period.parse(order.period() == null ? "" : order.period());
        } catch (IllegalArgumentException _) {
            return Mono.error(invalid());
        }
        return books.current()
                .map(book -> book.at(period.lastDay()).version())
                .onErrorMap(IllegalArgumentException.class, _ -> invalid())
                .flatMap(policy -> start(period, policy))
                .map(job -> ResponseEntity.accepted().body(new Started(job.id(), period.toString())));
    }

    private Mono<Job> start(Period period, String policy) {
        return client.sql(FACTS)
                .map(row ->
                        new Facts(required(row, "fingerprint", String.class), required(row, "households", Long.class)))
                .one()
                .flatMap(facts -> jobs.start(
                        kind(),
                        period + "@" + facts.fingerprint() + "/" + policy,
                        Map.of(PERIOD, period.toString()),
                        facts.households()));
    }

    private static Problem invalid() {
        return Problem.of(HttpStatus.BAD_REQUEST, "PERIOD_INVALID", "Se espera un período AAAA-N con norma vigente");
    }

    @Override
    public String kind() {
        return "review-graduation";
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return reviews.review(new Selection.Buckets(range), Period.parse(job.parameter(PERIOD)));
    }

    @Override
    public Mono<Void> finish(Job job) {
        return Flux.fromIterable(after).concatMap(AfterReview::reviewed).then();
    }
}
