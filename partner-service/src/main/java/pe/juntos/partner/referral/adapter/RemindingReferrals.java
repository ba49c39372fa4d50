package pe.juntos.partner.referral.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.referral.Reminder;
import pe.juntos.partner.referral.Stage;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** Reminds whoever must take the next step of a referral, each notice once, over all referrals as a job (PAR-4). */
@Component
class RemindingReferrals implements ChunkedJob {

    private static final String AS_OF = "asOf";

    private static final String OPEN =
            "select count(*) as n, coalesce(bit_xor(hashtextextended(id || '/' || version, 0)), 0)"
                    + " as fingerprint from referral where due between :asOf and :last";
    /** As {@link Reminder#notice}: the nearest notice that is reached. */
    private static final String REMIND = """
            with told as (
                insert into referral_reminder (referral, version, days, told_on)
                select r.id, r.version, n.days, :asOf from referral r cross join lateral (
                    select min(d) as days from unnest(:notices) d where r.due - :asOf <= d) n
                where r.due between :asOf and :last and n.days is not null and r.bucket between :firstBucket and :lastBucket
                order by r.id on conflict do nothing returning referral, days)
            select r.id, r.household, r.programme, r.partner, r.stage, r.due, t.days from told t
            join referral r on r.id = t.referral order by r.id
            """;

    private record Found(long count, long fingerprint) {}

    private final DatabaseClient client;
    private final ReminderBook book;
    private final Jobs jobs;
    private final Outbox outbox;

    RemindingReferrals(DatabaseClient client, ReminderBook book, Jobs jobs, Outbox outbox) {
        this.client = client;
        this.book = book;
        this.jobs = jobs;
        this.outbox = outbox;
    }

    /** The same day with the same steps open is the same job. */
    Mono<Job> start(LocalDate asOf) {
        return client.sql(OPEN)
                .bind(AS_OF, asOf)
                .bind("last", last(asOf))
                .map(row -> new Found(required(row, "n", Long.class), required(row, "fingerprint", Long.class)))
                .one()
                .flatMap(found -> jobs.start(
                        kind(),
                        asOf + "/" + found.count() + "/" + found.fingerprint(),
                        Map.of(AS_OF, asOf.toString()),
                        found.count()));
    }

    @Override
    public String kind() {
        return "remind-referrals";
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var asOf = LocalDate.parse(job.parameter(AS_OF));
        return client.sql(REMIND)
                .bind(AS_OF, asOf)
                .bind("last", last(asOf))
                .bind("notices", book.at(asOf).reminderDays().toArray(Integer[]::new))
                .bind("firstBucket", range.first())
                .bind("lastBucket", range.last())
                .map(row -> event(row, asOf))
                .all()
                .collectList()
                .flatMap(this::told);
    }

    private Mono<Long> told(List<OutgoingEvent> events) {
        return events.isEmpty() ? Mono.just(0L) : outbox.append(events).thenReturn((long) events.size());
    }

    private LocalDate last(LocalDate asOf) {
        return asOf.plusDays(book.at(asOf).reminderDays().getFirst());
    }

    private static OutgoingEvent event(Readable row, LocalDate asOf) {
        var stage = Stage.valueOf(required(row, "stage", String.class));
        var household = required(row, "household", String.class);
        return new OutgoingEvent(
                Reminder.TOPIC,
                household,
                Reminder.TYPE,
                asOf.toEpochDay(),
                new Reminder(
                        required(row, "id", UUID.class),
                        household,
                        required(row, "programme", String.class),
                        required(row, "partner", String.class),
                        stage,
                        Reminder.actor(stage).orElseThrow(),
                        required(row, "due", LocalDate.class),
                        required(row, "days", Integer.class)));
    }
}
