package pe.juntos.coresponsibility.verdict.adapter;

import java.util.List;
import java.util.Map;
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

/** Writes verdicts by COPY, with the cases they give to a person; a verdict that is replaced goes to the history first. */
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
    private final RaisedReviews reviews;

    VerdictStore(DatabaseClient client, BulkCopy copy, RaisedReviews reviews) {
        this.client = client;
        this.copy = copy;
        this.reviews = reviews;
    }

    /** @param versions version of each household's verdict, in the order of the verdicts */
    Mono<Void> write(Period period, List<HouseholdVerdict> verdicts, List<Integer> versions) {
        var numbered = IntStream.range(0, verdicts.size())
                .mapToObj(i -> new Numbered(verdicts.get(i), versions.get(i)))
                .toList();
        return copyHouseholds(period, numbered)
                .then(copyMembers(period, verdicts))
                .then(reviews.raise(period, verdicts));
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

    /** Withdraws the cases of replaced verdicts that no longer hold. */
    Mono<Void> withdrawReviews(Period period, List<HouseholdVerdict> verdicts) {
        return reviews.withdraw(period, verdicts);
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
}
