package pe.juntos.partner.proposal.adapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.offer.Offer;
import pe.juntos.partner.offer.Supply;
import pe.juntos.partner.offer.WaitingHouseholds;
import pe.juntos.partner.referral.ReferralChanged;
import pe.juntos.partner.referral.Stage;
import pe.juntos.partner.referral.TimeLimits;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/** Places and proposals in set-based SQL: a place is taken first, then the referral is written and told. */
@Component
class R2dbcPlacing implements WaitingHouseholds {

    static final String JOB = "place-waiting";
    static final String OFFER = "offer";

    /** The id says which attempt it is, so that the same household gets the same referral on every machine. */
    private static final String PROPOSE = """
            with placed as (
                update need set state = 'PROPOSED' where state = 'PLACED' and %s
                returning household, bonus, bucket, district, decided_on, offer, attempt)
            insert into referral (id, household, bucket, district, bonus, programme, partner, offer, stage, proposed_on,
                since, due, version, attempt)
            select md5(concat_ws('/', 'referral', p.household, p.bonus, nullif(p.attempt, 1)))::uuid, p.household, p.bucket,
                p.district, p.bonus, o.programme, o.partner, o.id, 'PROPOSED', d.day, d.day, d.day + (
                    select v.days from unnest(:froms, :days) as v (first, days)
                    where v.first::date <= d.day order by v.first::date desc limit 1), 1, p.attempt
            from placed p join offer o on o.id = p.offer
            cross join lateral (select greatest(p.decided_on, o.opens_on) as day) d
            on conflict do nothing returning id, household, programme, partner, bonus
            """;

    private static final String RENEW = """
            update need n set state = 'WAITING', offer = null, decided_on = :on, attempt = n.attempt + 1,
                district = h.district, ready = h.ready
            from referral r join household h using (household)
            where r.id = any(:referrals) and n.household = r.household and n.bonus = r.bonus and n.attempt = r.attempt
              and n.state = 'PROPOSED'
            returning r.id, n.household
            """;

    private final DatabaseClient client;
    private final Supply supply;
    private final Outbox outbox;
    private final Jobs jobs;
    private final Takers takers;
    private final String[] froms;
    private final Integer[] days;

    R2dbcPlacing(
            DatabaseClient client,
            Supply supply,
            Outbox outbox,
            Jobs jobs,
            Takers takers,
            PolicyBook<TimeLimits> limits) {
        this.client = client;
        this.supply = supply;
        this.outbox = outbox;
        this.jobs = jobs;
        this.takers = takers;
        this.froms = limits.versions().stream()
                .map(Policy::effectiveFrom)
                .map(LocalDate::toString)
                .toArray(String[]::new);
        this.days = limits.versions().stream()
                .map(version -> version.parameters().consentDays())
                .toArray(Integer[]::new);
    }

    /** Proposes those of the households that wait and for whom there is a place; in the caller's transaction. */
    Mono<Void> place(Collection<String> households) {
        String[] codes = households.toArray(String[]::new);
        return takers.ask(codes)
                .thenMany(client.sql("select place_waiting(:households, null) as offer")
                        .bind("households", codes)
                        .map(row -> Objects.requireNonNull(row.get("offer", UUID.class)))
                        .all())
                .collectList()
                .flatMap(touched -> touched.isEmpty()
                        ? Mono.empty()
                        : supply.changed(touched)
                                .then(propose("household = any(:only)", spec -> spec.bind("only", codes)))
                                .then());
    }

    @Override
    public Mono<Void> fill(Collection<UUID> offers) {
        return offers.isEmpty()
                ? Mono.empty()
                : take(offers)
                        .then(propose("offer = any(:only)", spec -> spec.bind("only", offers.toArray(UUID[]::new))))
                        .then();
    }

    /** Before a household starts to wait: not while offers appear or places come back. */
    Mono<Void> together() {
        return client.sql("select pg_advisory_xact_lock_shared(hashtext('places'))")
                .then();
    }

    /** Takes places for those who wait, without writing their referrals yet. */
    Mono<Void> take(Collection<UUID> offers) {
        return takers.askNext(offers)
                .thenMany(client.sql("select place_waiting(null, :offers) as offer")
                        .bind("offers", offers.toArray(UUID[]::new))
                        .map(row -> Objects.requireNonNull(row.get("offer", UUID.class)))
                        .all())
                .collectList()
                .flatMap(supply::changed);
    }

    @Override
    public Mono<Set<UUID>> renew(Collection<UUID> referrals, LocalDate on) {
        return together()
                .thenMany(client.sql(RENEW)
                        .bind("on", on)
                        .bind("referrals", referrals.toArray(UUID[]::new))
                        .map(row -> Map.entry(
                                Objects.requireNonNull(row.get("id", UUID.class)),
                                text(row.get("household", String.class))))
                        .all())
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(renewed -> renewed.isEmpty()
                        ? Mono.just(Set.of())
                        : place(renewed.values()).thenReturn(renewed.keySet()));
    }

    Mono<Long> propose(UUID offer, BucketRange range) {
        return propose(
                "offer = :only and bucket between :first and :last",
                spec -> spec.bind("only", offer).bind("first", range.first()).bind("last", range.last()));
    }

    @Override
    public Mono<Void> fillLater(Offer offer) {
        return client.sql("select count(*) as n from need where state = 'WAITING'")
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .filter(waiting -> waiting > 0)
                .flatMap(waiting -> jobs.start(
                        JOB,
                        offer.id() + "/" + offer.version(),
                        Map.of(OFFER, offer.id().toString()),
                        Math.min(waiting, offer.free())))
                .then();
    }

    private Mono<Long> propose(
            String which, java.util.function.UnaryOperator<DatabaseClient.GenericExecuteSpec> bound) {
        return bound.apply(client.sql(PROPOSE.formatted(which))
                        .bind("froms", froms)
                        .bind("days", days))
                .map(row -> new ReferralChanged(
                        Objects.requireNonNull(row.get("id", UUID.class)),
                        text(row.get("household", String.class)),
                        text(row.get("programme", String.class)),
                        text(row.get("partner", String.class)),
                        text(row.get("bonus", String.class)),
                        Stage.PROPOSED,
                        null,
                        null,
                        null,
                        null))
                .all()
                .map(R2dbcPlacing::event)
                .collectList()
                .flatMap(events ->
                        events.isEmpty() ? Mono.just(0L) : outbox.append(events).thenReturn((long) events.size()));
    }

    private static OutgoingEvent event(ReferralChanged proposed) {
        return new OutgoingEvent(
                ReferralChanged.TOPIC, proposed.household(), ReferralChanged.type(Stage.PROPOSED), 1, proposed);
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return Objects.requireNonNull(value);
    }
}
