package pe.juntos.partner.referral.adapter;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.referral.Consent;
import pe.juntos.partner.referral.Referral;
import pe.juntos.partner.referral.ReferralChanged;
import pe.juntos.partner.referral.TimeLimits;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/** Writes and tells what steps changed: states, consents and who did what, each in one statement for many referrals. */
@Component
class StepRecords {

    private final DatabaseClient client;
    private final ReferralRows rows;
    private final Outbox outbox;
    private final PolicyBook<TimeLimits> limits;
    private final Clock clock;

    StepRecords(DatabaseClient client, ReferralRows rows, Outbox outbox, PolicyBook<TimeLimits> limits, Clock clock) {
        this.client = client;
        this.rows = rows;
        this.outbox = outbox;
        this.limits = limits;
        this.clock = clock;
    }

    Mono<Void> write(List<Referral> changed, String by) {
        return changed.isEmpty()
                ? Mono.empty()
                : states(changed)
                        .then(consents(changed, by))
                        .then(steps(changed, by))
                        .then(outbox.append(
                                changed.stream().map(StepRecords::event).toList()));
    }

    private Mono<Void> states(List<Referral> changed) {
        return client.sql("update referral r set stage = c.stage, reason = c.reason, since = c.since::date,"
                        + " due = c.due::date, enrolled_on = c.enrolled::date, outcome = c.outcome::jsonb,"
                        + " consented = r.consented or c.stage = 'CONSENTED', sent = r.sent or c.stage = 'SENT',"
                        + " version = r.version + 1"
                        + " from unnest(:ids, :stages, :reasons, :since, :due, :enrolled, :outcomes)"
                        + " as c (id, stage, reason, since, due, enrolled, outcome) where r.id = c.id")
                .bind("ids", ids(changed))
                .bind("stages", texts(changed, r -> r.state().stage()))
                .bind("reasons", texts(changed, r -> ReferralChanged.reason(r.state())))
                .bind("since", texts(changed, r -> r.state().since()))
                .bind("due", texts(changed, r -> r.state().awaitedUntil().orElse(null)))
                .bind("enrolled", texts(changed, r -> ReferralChanged.enrolledOn(r.state())))
                .bind(
                        "outcomes",
                        texts(changed, r -> rows.json(ReferralChanged.of(r).outcome())))
                .then();
    }

    /** A consent once given stays on record; the only thing that changes is the day of its withdrawal. */
    private Mono<Void> consents(List<Referral> changed, String by) {
        List<Referral> agreed = changed.stream()
                .filter(referral -> referral.state().agreed().isPresent())
                .toList();
        if (agreed.isEmpty()) {
            return withdrawals(changed);
        }
        return client.sql("insert into consent (referral, partner, fields, given_on, valid_until, withdrawn_on,"
                        + " recorded_by, recorded_at) select c.id, c.partner, string_to_array(c.fields, ','),"
                        + " c.given::date, c.until::date, c.withdrawn::date, :by, :at"
                        + " from unnest(:ids, :partners, :fields, :given, :until, :withdrawn)"
                        + " as c (id, partner, fields, given, until, withdrawn)"
                        + " on conflict (referral) do update set withdrawn_on = excluded.withdrawn_on"
                        + " where consent.withdrawn_on is null and excluded.withdrawn_on is not null")
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("ids", ids(agreed))
                .bind("partners", texts(agreed, r -> consent(r).partner()))
                .bind(
                        "fields",
                        texts(
                                agreed,
                                r -> consent(r).fields().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .collect(Collectors.joining(","))))
                .bind("given", texts(agreed, r -> consent(r).givenOn()))
                .bind("until", texts(agreed, r -> consent(r).until()))
                .bind("withdrawn", texts(agreed, r -> consent(r).withdrawnOn()))
                .then()
                .then(withdrawals(changed));
    }

    private Mono<Void> withdrawals(List<Referral> changed) {
        Map<UUID, String> days = changed.stream()
                .filter(r -> "CONSENT_WITHDRAWN".equals(ReferralChanged.reason(r.state())))
                .collect(Collectors.toMap(Referral::id, r -> r.state().since().toString()));
        return days.isEmpty()
                ? Mono.empty()
                : client.sql("update consent c set withdrawn_on = w.day::date from unnest(:ids, :days) as w (id, day)"
                                + " where c.referral = w.id and c.withdrawn_on is null")
                        .bind("ids", days.keySet().toArray(UUID[]::new))
                        .bind("days", days.values().toArray(String[]::new))
                        .then();
    }

    private Mono<Void> steps(List<Referral> changed, String by) {
        return client.sql("insert into referral_step (referral, version, stage, reason, taken_on, taken_by, taken_at,"
                        + " policy, hash) select s.id, s.version, s.stage, s.reason, s.day::date, :by, :at, s.policy,"
                        + " encode(sha256(convert_to(concat_ws('/', s.id, s.version, s.stage, s.reason, s.day, s.policy),"
                        + " 'UTF8')), 'hex') from unnest(:ids, :versions, :stages, :reasons, :days, :policies)"
                        + " as s (id, version, stage, reason, day, policy)")
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("ids", ids(changed))
                .bind("versions", changed.stream().map(Referral::version).toArray(Long[]::new))
                .bind("stages", texts(changed, r -> r.state().stage()))
                .bind("reasons", texts(changed, r -> ReferralChanged.reason(r.state())))
                .bind("days", texts(changed, r -> r.state().since()))
                .bind(
                        "policies",
                        texts(changed, r -> limits.at(r.state().since()).id()))
                .then();
    }

    private static Consent consent(Referral referral) {
        return referral.state().agreed().orElseThrow();
    }

    private static UUID[] ids(List<Referral> referrals) {
        return referrals.stream().map(Referral::id).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(List<Referral> referrals, Function<Referral, @Nullable Object> value) {
        return referrals.stream()
                .map(value)
                .map(found -> found == null ? null : found.toString())
                .toArray(String[]::new);
    }

    private static OutgoingEvent event(Referral referral) {
        return new OutgoingEvent(
                ReferralChanged.TOPIC,
                referral.household(),
                ReferralChanged.type(referral.state().stage()),
                referral.version(),
                ReferralChanged.of(referral));
    }
}
