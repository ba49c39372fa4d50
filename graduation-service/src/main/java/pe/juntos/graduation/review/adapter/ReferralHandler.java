package pe.juntos.graduation.review.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.ReferralKnown;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.Newest;
import reactor.core.publisher.Mono;

/** Keeps the referrals; the households touched are reviewed again in the same transaction (GRA-5). */
@Component
class ReferralHandler implements EventHandler {
    private static final String TOPIC = "juntos.partner.referral.v1";

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
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(
                TOPIC,
                "proposed",
                "consented",
                "sent",
                "accepted",
                "declined",
                "expired",
                "enrolled",
                "completed",
                "dropped");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        var newest = newest(events);
        var households =
                newest.data().stream().map(ReferralKnown::household).distinct().toList();
        return announce(newest)
                .then(facts.lock(new Selection.Households(households)))
                .then(store(newest))
                .then(reviews.again(households));
    }

    @Override
    public Set<String> projects() {
        return Set.of("referral");
    }

    /** Reviews no household. */
    @Override
    public Mono<Void> project(List<IncomingEvent> events) {
        var newest = newest(events);
        return announce(newest).then(store(newest));
    }

    private Newest<ReferralKnown> newest(List<IncomingEvent> events) {
        return Newest.perKey(events, event -> json.read(event, ReferralKnown.class), ReferralKnown::referral);
    }

    private Mono<Void> announce(Newest<ReferralKnown> newest) {
        return client.sql(ANNOUNCE)
                .bind("households", newest.texts(ReferralKnown::household))
                .bind("buckets", newest.buckets(ReferralKnown::household))
                .then();
    }

    private Mono<Void> store(Newest<ReferralKnown> newest) {
        return client.sql(STORE)
                .bind("referrals", newest.texts(ReferralKnown::referral))
                .bind("households", newest.texts(ReferralKnown::household))
                .bind("buckets", newest.buckets(ReferralKnown::household))
                .bind("bonuses", newest.texts(ReferralKnown::bonus))
                .bind("states", newest.texts(ReferralKnown::state))
                .bind("enrolled", newest.texts(ReferralKnown::enrolledOn))
                .bind("completed", newest.texts(ReferralKnown::completedOn))
                .bind("versions", newest.versions())
                .then();
    }
}
