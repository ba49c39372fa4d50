package pe.juntos.coresponsibility.verdict.adapter;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import reactor.core.publisher.Mono;

/** The cases that verdicts give to a person (VER-3 to VER-5), raised and withdrawn with them. */
@Component
final class RaisedReviews {
    private final DatabaseClient client;
    private final Clock clock;

    RaisedReviews(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** A review that was raised before stays as it is, unless it was withdrawn. */
    Mono<Void> raise(Period period, List<HouseholdVerdict> verdicts) {
        var reviews = verdicts.stream()
                .<Raised>mapMulti((v, sink) -> v.reviews().forEach(review -> sink.accept(new Raised(v, review.name()))))
                .toList();
        return reviews.isEmpty() ? Mono.empty() : insert(period, reviews);
    }

    private Mono<Void> insert(Period period, List<Raised> reviews) {
        return client.sql("""
                        insert into verdict_review (period, household, review, district, raised_at)
                        select :period, r.household, r.review, r.district, :at
                        from unnest(cast(:households as text[]), cast(:reviews as text[]), cast(:districts as text[]))
                            as r (household, review, district)
                        on conflict (period, household, review) do update set state = 'OPEN', raised_at = excluded.raised_at,
                          assigned_to = null, assigned_by = null, assigned_at = null
                        where verdict_review.state = 'WITHDRAWN'""")
                .bind("period", period.toString())
                .bind("at", clock.instant())
                .bind("households", texts(reviews, r -> r.verdict().facts().household()))
                .bind("reviews", texts(reviews, Raised::review))
                .bind("districts", texts(reviews, r -> r.verdict().facts().district()))
                .then();
    }

    private static String[] texts(List<Raised> reviews, Function<Raised, String> value) {
        return reviews.stream().map(value).toArray(String[]::new);
    }

    /**
     * Withdraws what a replaced verdict had given a person to look at because of periods in a row, where it no longer holds; what
     * somebody has in hand is not taken away unseen.
     */
    Mono<Void> withdraw(Period period, List<HouseholdVerdict> verdicts) {
        var holding = verdicts.stream()
                .flatMap(v -> v.reviews().stream().map(review -> v.facts().household() + " " + review))
                .toArray(String[]::new);
        return client.sql("""
                        with past as (
                          select period, household, review, state from verdict_review
                          where period = :period and household = any(:households) and state in ('OPEN', 'ASSIGNED')
                            and review in ('REPEATED_NOT_MET', 'REPEATED_SILENCE')
                            and household || ' ' || review <> all(:holding)),
                        withdrawn as (
                          update verdict_review r set state = 'WITHDRAWN' from past p where p.state = 'ASSIGNED'
                            and r.period = p.period and r.household = p.household and r.review = p.review)
                        delete from verdict_review r using past p where p.state = 'OPEN'
                          and r.period = p.period and r.household = p.household and r.review = p.review
                        """)
                .bind("period", period.toString())
                .bind(
                        "households",
                        verdicts.stream().map(v -> v.facts().household()).toArray(String[]::new))
                .bind("holding", holding)
                .then();
    }

    private record Raised(HouseholdVerdict verdict, String review) {}
}
