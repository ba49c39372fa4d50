package pe.juntos.partner.registry.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.Enrolment;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** What is known of a household asked about, and the record of the question. */
@Component
final class EnrolmentQuestions {
    /** A consent counts if it was given to the asker for the household itself, once it was sent there. */
    private static final String KNOWN = """
            select h.household, h.state, coalesce(h.district like any(:patterns), false) as shown, exists (
                select from referral r join consent c on c.referral = r.id
                where r.household = h.household and r.partner = :partner and r.sent and c.partner = :partner
                  and 'HOUSEHOLD' = any(c.fields) and c.given_on <= :day and c.valid_until >= :day
                  and (c.withdrawn_on is null or c.withdrawn_on > :day)) as consents
            from household h where h.household = :asked or h.external_id = :asked order by h.household = :asked desc limit 1
            """;

    private static final String RECORD = """
            insert into enrolment_question (id, partner, message_id, content_hash, household, basis, status, asked_by, asked_at)
            values (gen_random_uuid(), :partner, :message, :hash, :household, :basis, :status, :by, :now)
            on conflict (partner, message_id) do nothing
            """;

    private final DatabaseClient client;
    private final Clock clock;

    EnrolmentQuestions(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    record Found(@Nullable String household, Enrolment enrolment) {}

    Mono<Found> enrolment(String asked, String partner, Caller caller) {
        return legalBasis(partner)
                .flatMap(basis -> client.sql(KNOWN)
                        .bind("asked", asked)
                        .bind("partner", partner)
                        .bind("patterns", caller.territory().patterns())
                        .bind("day", LocalDate.now(clock))
                        .map(row -> new Found(
                                required(row, "household", String.class),
                                Enrolment.of(
                                        Optional.of(new Enrolment.Known(
                                                row.get("state", String.class),
                                                required(row, "shown", Boolean.class),
                                                required(row, "consents", Boolean.class))),
                                        basis.orElse(null))))
                        .one()
                        .defaultIfEmpty(new Found(null, Enrolment.of(Optional.empty(), basis.orElse(null)))));
    }

    private Mono<Optional<String>> legalBasis(String partner) {
        return client.sql("select legal_basis from institution where code = :code and legal_basis is not null")
                .bind("code", partner)
                .map(row -> Optional.of(required(row, "legal_basis", String.class)))
                .one()
                .defaultIfEmpty(Optional.empty());
    }

    /** The question's id; empty if the sender has used its message's id for another one. */
    Mono<UUID> record(EnrolledMessage message, Found found, String partner, Caller caller) {
        var hash = message.hash();
        var enrolment = found.enrolment();
        return client.sql(RECORD)
                .bind("partner", partner)
                .bind("message", message.messageId())
                .bind("hash", hash)
                .bind("household", Parameter.fromOrEmpty(found.household(), String.class))
                .bind("basis", Parameter.fromOrEmpty(name(enrolment.basis()), String.class))
                .bind("status", enrolment.status().name())
                .bind("by", caller.subject())
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
                .flatMap(Mono::justOrEmpty);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : Objects.requireNonNull(value.name());
    }
}
