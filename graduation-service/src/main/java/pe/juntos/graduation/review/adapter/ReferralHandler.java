package pe.juntos.graduation.review.adapter;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.ReferralKnown;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;

/** Keeps the referrals; the households touched are reviewed again in the same transaction (GRA-5). */
@Component
class ReferralHandler implements EventHandler {

    /** A row for every household, so that its own event and review wait for this one and none is missed. */
    private static final String ANNOUNCE = """
            insert into household (household, bucket, version)
            select household, min(bucket), 0 from unnest(:households, :buckets) as n (household, bucket)
            group by household order by household on conflict do nothing
            """;

    private static final String STORE = """
            insert into referral (referral, household, bucket, bonus, state, enrolled_on, completed_on, version)
            select referral, household, bucket, bonus, state, enrolled::date, completed::date, version
            from unnest(:referrals, :households, :buckets, :bonuses, :states, :enrolled, :completed, :versions)
                as n (referral, household, bucket, bonus, state, enrolled, completed, version)
            on conflict (referral) do update set bonus = excluded.bonus, state = excluded.state,
                enrolled_on = excluded.enrolled_on, completed_on = excluded.completed_on, version = excluded.version
            where referral.version < excluded.version
            """;

    private record Versioned(ReferralKnown referral, long version) {}

    private final DatabaseClient client;
    private final EventJson json;
    private final FactsReader facts;
    private final Reviews reviews;

    ReferralHandler(DatabaseClient client, EventJson json, FactsReader facts, Reviews reviews) {
        this.client = client;
        this.json = json;
        this.facts = facts;
        this.reviews = reviews;
    }

    @Override
    public String name() {
        return "referrals";
    }

    @Override
    public Set<String> topics() {
        return Set.of("juntos.partner.referral.v1");
    }

    @Override
    public Set<String> types() {
        return Stream.of(
                        "proposed",
                        "consented",
                        "sent",
                        "accepted",
                        "declined",
                        "expired",
                        "enrolled",
                        "completed",
                        "dropped")
                .map(event -> "pe.juntos.partner.referral." + event + ".v1")
                .collect(Collectors.toSet());
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        Collection<Versioned> newest = events.stream()
                .map(event -> new Versioned(json.read(event, ReferralKnown.class), event.entityVersion()))
                .collect(Collectors.toMap(
                        known -> known.referral().referral(),
                        Function.identity(),
                        (a, b) -> b.version() > a.version() ? b : a,
                        TreeMap::new))
                .values();
        var households = newest.stream()
                .map(known -> known.referral().household())
                .distinct()
                .toList();
        Integer[] buckets = newest.stream()
                .map(known -> Buckets.of(known.referral().household()))
                .toArray(Integer[]::new);
        return client.sql(ANNOUNCE)
                .bind("households", texts(newest, ReferralKnown::household))
                .bind("buckets", buckets)
                .then()
                .then(facts.lock(new Selection.Households(households)))
                .then(store(newest, buckets))
                .then(reviews.again(households));
    }

    private Mono<Void> store(Collection<Versioned> newest, Integer[] buckets) {
        return client.sql(STORE)
                .bind("referrals", texts(newest, ReferralKnown::referral))
                .bind("households", texts(newest, ReferralKnown::household))
                .bind("buckets", buckets)
                .bind("bonuses", texts(newest, known -> text(known.bonus())))
                .bind("states", texts(newest, ReferralKnown::state))
                .bind("enrolled", texts(newest, known -> text(known.enrolledOn())))
                .bind("completed", texts(newest, known -> text(known.completedOn())))
                .bind("versions", newest.stream().map(Versioned::version).toArray(Long[]::new))
                .then();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String[] texts(
            Collection<Versioned> newest, Function<ReferralKnown, @Nullable String> value) {
        return newest.stream().map(Versioned::referral).map(value).toArray(String[]::new);
    }
}
