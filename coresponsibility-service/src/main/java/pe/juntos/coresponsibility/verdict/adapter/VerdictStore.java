package pe.juntos.coresponsibility.verdict.adapter;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import pe.juntos.coresponsibility.verdict.MemberFacts;
import pe.juntos.coresponsibility.verdict.MemberVerdict;
import pe.juntos.coresponsibility.verdict.Reason;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes verdicts by COPY; a verdict that is replaced goes to the history first. */
@Component
final class VerdictStore {
    private static final List<String> HOUSEHOLD = List.of(
            "period",
            "bucket",
            "household",
            "version",
            "external_id",
            "district",
            "outcome",
            "payable",
            "reasons",
            "policy",
            "streak_not_met",
            "streak_not_verifiable",
            "before_not_met",
            "before_not_verifiable",
            "accompaniment",
            "hash");
    private static final List<String> MEMBER = List.of(
            "period",
            "bucket",
            "household",
            "member",
            "external_id",
            "axis",
            "condition",
            "outcome",
            "reasons",
            "records",
            "exception_id",
            "exception",
            "reconsideration");
    private static final String THESE =
            "(select * from unnest(cast(:buckets as smallint[]), cast(:households as text[])))";

    private final DatabaseClient client;
    private final BulkCopy copy;
    private final Clock clock;

    VerdictStore(DatabaseClient client, BulkCopy copy, Clock clock) {
        this.client = client;
        this.copy = copy;
        this.clock = clock;
    }

    /** @param versions version of each household's verdict, in the order of the verdicts */
    Mono<Void> write(Period period, List<HouseholdVerdict> verdicts, List<Integer> versions) {
        var numbered = IntStream.range(0, verdicts.size())
                .mapToObj(i -> new Numbered(verdicts.get(i), versions.get(i)))
                .toList();
        return copyHouseholds(period, numbered)
                .then(copyMembers(period, verdicts))
                .then(review(period, verdicts));
    }

    private Mono<Long> copyHouseholds(Period period, List<Numbered> verdicts) {
        return copy.copy("household_verdict", HOUSEHOLD, Flux.fromIterable(verdicts), (n, line) -> {
            var v = n.verdict();
            line.text(period.toString())
                    .number(Buckets.of(v.facts().household()))
                    .text(v.facts().household())
                    .number(n.version())
                    .text(v.facts().externalId())
                    .text(v.facts().district())
                    .text(v.outcome().name())
                    .bool(v.payable())
                    .texts(v.reasons().stream().map(Reason::name).toList())
                    .text(v.policy())
                    .number(v.streak().notMet())
                    .number(v.streak().notVerifiable())
                    .number(v.facts().before().notMet())
                    .number(v.facts().before().notVerifiable())
                    .text(v.facts().accompaniment())
                    .text(v.hash());
        });
    }

    private Mono<Long> copyMembers(Period period, List<HouseholdVerdict> verdicts) {
        var members = verdicts.stream().flatMap(Of::members).toList();
        return copy.copy(
                "member_verdict",
                MEMBER,
                Flux.fromIterable(members),
                (m, line) -> line.text(period.toString())
                        .number(Buckets.of(m.household()))
                        .text(m.household())
                        .text(m.verdict().member())
                        .text(m.verdict().externalId())
                        .text(m.verdict().condition().axis().name())
                        .text(m.verdict().condition().name())
                        .text(m.verdict().outcome().code())
                        .texts(List.of(m.verdict().outcome().reason().name()))
                        .texts(m.facts().sources().records())
                        .text(m.facts().sources().exception())
                        .text(m.exception())
                        .text(m.facts().sources().reconsideration()));
    }

    /** A review that was raised before stays as it is, unless it was withdrawn. */
    private Mono<Void> review(Period period, List<HouseholdVerdict> verdicts) {
        var reviews = verdicts.stream()
                .<Raised>mapMulti((v, sink) -> v.reviews().forEach(review -> sink.accept(new Raised(v, review.name()))))
                .toList();
        return reviews.isEmpty() ? Mono.empty() : raise(period, reviews);
    }

    private Mono<Void> raise(Period period, List<Raised> reviews) {
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

    /** The verdicts in force of these households. */
    Mono<Map<String, StandingVerdict>> standing(Period period, List<String> households) {
        return client.sql("""
                        select v.household, v.version, v.outcome, v.payable, v.reasons, v.streak_not_met,
                               v.streak_not_verifiable, v.hash,
                               array(select m.member || ' ' || m.outcome || ' ' || array_to_string(m.reasons, ' ')
                                     from member_verdict m where m.period = v.period and m.bucket = v.bucket
                                       and m.household = v.household order by m.member collate "C") as members
                        from household_verdict v where v.period = :period and (v.bucket, v.household) in
                        """ + THESE)
                .bind("period", period.toString())
                .bind("buckets", buckets(households))
                .bind("households", households.toArray(String[]::new))
                .map((row, _) -> StandingVerdict.of(row))
                .all()
                .collect(Collectors.toMap(StandingVerdict::household, v -> v));
    }

    /** Moves the verdicts in force of these households to the history. */
    Mono<Void> retire(Period period, List<String> households) {
        return Flux.just(
                        """
                        insert into verdict_history (period, household, version, outcome, payable, reasons, policy, hash,
                                                     streak_not_met, before_not_met, before_not_verifiable,
                                                     accompaniment, members, replaced_at)
                        select v.period, v.household, v.version, v.outcome, v.payable, v.reasons, v.policy, v.hash,
                               v.streak_not_met, v.before_not_met, v.before_not_verifiable, v.accompaniment,
                               (select coalesce(jsonb_agg(%s order by m.member), '[]')
                                from member_verdict m where m.period = v.period and m.bucket = v.bucket
                                  and m.household = v.household), now()
                        from household_verdict v where v.period = :period and (v.bucket, v.household) in
                        """.formatted(TracedMember.JSON) + THESE,
                        "delete from member_verdict where period = :period and (bucket, household) in " + THESE,
                        "delete from household_verdict where period = :period and (bucket, household) in " + THESE)
                .concatMap(sql -> client.sql(sql)
                        .bind("period", period.toString())
                        .bind("buckets", buckets(households))
                        .bind("households", households.toArray(String[]::new))
                        .then())
                .then();
    }

    /** Withdraws what a replaced verdict had given a person to look at because of periods in a row, where it no longer holds; what somebody has in hand is not taken away unseen. */
    Mono<Void> withdrawReviews(Period period, List<HouseholdVerdict> verdicts) {
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

    private static String[] buckets(List<String> households) {
        return households.stream().map(h -> Integer.toString(Buckets.of(h))).toArray(String[]::new);
    }

    private record Numbered(HouseholdVerdict verdict, int version) {}

    private record Of(String household, MemberFacts facts, MemberVerdict verdict) {
        /** The rule keeps the order of the members. */
        static Stream<Of> members(HouseholdVerdict v) {
            return IntStream.range(0, v.members().size())
                    .mapToObj(i -> new Of(
                            v.facts().household(),
                            v.facts().members().get(i),
                            v.members().get(i)));
        }

        @Nullable
        String exception() {
            return facts.exception() == null ? null : facts.exception().name();
        }
    }

    private record Raised(HouseholdVerdict verdict, String review) {}
}
