package pe.juntos.partner.registry.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.Enrolment;
import reactor.core.publisher.Mono;

/** What is known of a household asked about, and the record of the question. */
@Component
final class EnrolmentQuestions {
    private static final String RECORD = """
            insert into enrolment_question (id, partner, message_id, content_hash, household, basis, status, asked_by, asked_at)
            values (gen_random_uuid(), :partner, :message, :hash, :household, :basis, :status, :by, :now)
            on conflict (partner, message_id) do nothing
            """;

    /** Whoever is told of a household leaves an entry in the audit trail, in the same transaction. */
    private static final String READ = """
            insert into audit_entry (subject, act, object, detail)
            values (:by, 'FILE_READ', :household, jsonb_build_object('dci', :message, 'partner', :partner))
            """;

    private final RegisteredHouseholds households;
    private final DatabaseClient client;
    private final Clock clock;

    EnrolmentQuestions(RegisteredHouseholds households, DatabaseClient client, Clock clock) {
        this.households = households;
        this.client = client;
        this.clock = clock;
    }

    record Found(@Nullable String household, Enrolment enrolment) {}

    Mono<Found> found(EnrolledMessage message, Asker asker) {
        return message.ofThisProgramme()
                ? households
                        .one(message.household().orElseThrow(), asker)
                        .map(seen -> new Found(seen.map(Seen::household).orElse(null), Seen.enrolment(seen, asker)))
                : Mono.just(new Found(
                        null, new Enrolment(Enrolment.Status.UNKNOWN, null, Enrolment.Silence.OTHER_PROGRAMME)));
    }

    /** The question's id; empty if the sender has used its message's id for another one. */
    Mono<UUID> record(EnrolledMessage question, Found found, Asker asker) {
        var message = question.envelope();
        var partner = asker.partner();
        var hash = message.hash();
        var enrolment = found.enrolment();
        return client.sql(RECORD)
                .bind("partner", partner)
                .bind("message", message.messageId())
                .bind("hash", hash)
                .bind("household", Parameter.fromOrEmpty(found.household(), String.class))
                .bind("basis", Parameter.fromOrEmpty(name(enrolment.basis()), String.class))
                .bind("status", enrolment.status().name())
                .bind("by", asker.subject())
                .bind("now", clock.instant())
                .then()
                .then(client.sql(
                                "select id, content_hash from enrolment_question where partner = :partner and message_id = :message")
                        .bind("partner", partner)
                        .bind("message", message.messageId())
                        .map(row -> Arrays.equals(required(row, "content_hash", byte[].class), hash)
                                ? Optional.of(required(row, "id", UUID.class))
                                : Optional.<UUID>empty())
                        .one())
                .flatMap(Mono::justOrEmpty)
                .delayUntil(id -> told(id, found, asker));
    }

    private Mono<Void> told(UUID id, Found found, Asker asker) {
        return found.household() == null || found.enrolment().status() == Enrolment.Status.UNKNOWN
                ? Mono.empty()
                : client.sql(READ)
                        .bind("by", asker.subject())
                        .bind("household", found.household())
                        .bind("message", Objects.requireNonNull(id.toString()))
                        .bind("partner", asker.partner())
                        .then();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : Objects.requireNonNull(value.name());
    }
}
