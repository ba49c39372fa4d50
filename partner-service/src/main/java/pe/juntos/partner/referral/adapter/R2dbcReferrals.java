package pe.juntos.partner.referral.adapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.referral.Referral;
import pe.juntos.partner.referral.Stage;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Referrals as they are, many at once, in the caller's transaction. */
@Component
class R2dbcReferrals {

    private final DatabaseClient client;
    private final ReferralRows rows;

    R2dbcReferrals(DatabaseClient client, ReferralRows rows) {
        this.client = client;
        this.rows = rows;
    }

    /**
     * Locked in the order of their ids; what the caller may not see is left out. Read only once locked: a consent given
     * while this one waited for the lock must be seen.
     */
    Flux<Referral> lock(Collection<UUID> ids, Visibility visibility) {
        return client.sql("select id from referral where id = any(:ids) order by id for update")
                .bind("ids", ids.toArray(UUID[]::new))
                .then()
                .thenMany(Flux.defer(() -> read(ids, visibility)));
    }

    /** As they are now; what the caller may not see is left out. */
    Flux<Referral> read(Collection<UUID> ids, Visibility visibility) {
        return visible("r.id = any(:ids)", "order by r.id", visibility)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(rows::referral)
                .all();
    }

    Mono<Referral> find(UUID id, Visibility visibility) {
        return visible("r.id = :id", "", visibility)
                .bind("id", id)
                .map(rows::referral)
                .one();
    }

    Flux<Referral> ofHousehold(String household, Visibility visibility) {
        return visible("r.household = :household", "order by r.bonus, r.attempt", visibility)
                .bind("household", household)
                .map(rows::referral)
                .all();
    }

    Flux<Referral> list(@Nullable Stage stage, UUID after, int limit, Visibility visibility) {
        return visible("(:stage = '' or r.stage = :stage) and r.id > :after", "order by r.id limit :limit", visibility)
                .bind("stage", stage == null ? "" : stage.name())
                .bind("after", after)
                .bind("limit", limit)
                .map(rows::referral)
                .all();
    }

    /** Those whose next step is due until the day, or late; of a partner those that wait for it. */
    Flux<Referral> awaited(LocalDate until, UUID after, int limit, Visibility visibility) {
        return visible("r.due <= :until and r.id > :after", "order by r.id limit :limit", visibility)
                .bind("until", until)
                .bind("after", after)
                .bind("limit", limit)
                .map(rows::referral)
                .all();
    }

    private DatabaseClient.GenericExecuteSpec visible(String where, String tail, Visibility visibility) {
        return client.sql(ReferralRows.SELECT + " where " + where + " and " + Visibility.CONDITION + " " + tail)
                .bind("patterns", visibility.patterns())
                .bind("partner", visibility.partner());
    }

    /** Those whose next step was due before the day. */
    Flux<UUID> due(String asOf, BucketRange range) {
        return client.sql("select id from referral where due < :asOf::date and bucket between :first and :last")
                .bind("asOf", asOf)
                .bind("first", range.first())
                .bind("last", range.last())
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .all();
    }
}
