package pe.juntos.partner.agreement.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.agreement.AgreementRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** How far a commitment was kept by a day, and the document that shows it (PAR-1). */
@RestController
class EvidenceController {

    private static final int LONGEST = 200;

    private static final String COMMITMENT = "select a.state, a.valid_from from commitment c join agreement a on a.id ="
            + " c.agreement where a.id = :agreement and c.id = :commitment and " + Agreements.VISIBLE;
    private static final String STORE = """
            insert into commitment_evidence (id, agreement, commitment, on_day, value, document, recorded_by)
            values (:id, :agreement, :commitment, :on, :value, :document, :by) on conflict (id) do nothing
            """;
    private static final String SAME = """
            select count(*) as n from commitment_evidence where id = :id and agreement = :agreement
                and commitment = :commitment and on_day = :on and value = :value and document = :document
            """;

    /** @param document where it can be read: an act or a letter */
    record Sent(
            @Nullable String id,
            @Nullable LocalDate on,
            @Nullable BigDecimal value,
            @Nullable String document) {}

    private record Evidence(String id, LocalDate on, BigDecimal value, String document) {}

    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Clock clock;

    EvidenceController(DatabaseClient client, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/agreements/{agreement}/commitments/{commitment}/evidence")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS')")
    Mono<ResponseEntity<Recorded<String>>> record(
            @PathVariable UUID agreement, @PathVariable String commitment, @RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
                    var evidence = evidence(sent);
                    return client.sql(COMMITMENT)
                            .bind("agreement", agreement)
                            .bind("commitment", commitment)
                            .bind("patterns", caller.territory().patterns())
                            .map(row -> {
                                if (!"RATIFIED".equals(required(row, "state", String.class))) {
                                    throw AgreementBook.problem(AgreementRefusal.NOT_RATIFIED);
                                }
                                if (evidence.on().isBefore(required(row, "valid_from", LocalDate.class))) {
                                    throw AgreementBook.problem(AgreementRefusal.BEFORE_AGREEMENT);
                                }
                                return evidence;
                            })
                            .one()
                            .switchIfEmpty(Mono.error(Problem::notFound))
                            .flatMap(_ -> stored(evidence, agreement, commitment, caller.subject()));
                })
                .as(transaction::transactional)
                .map(fresh -> Recorded.answer(String.valueOf(sent.id()), fresh));
    }

    private Evidence evidence(Sent sent) {
        var id = sent.id();
        var on = sent.on();
        var value = sent.value();
        var document = sent.document();
        if (id == null
                || !id.matches("[A-Za-z0-9._-]{1,64}")
                || on == null
                || value == null
                || document == null
                || document.isBlank()
                || document.length() > LONGEST) {
            throw AgreementBook.problem(AgreementRefusal.INCOMPLETE);
        }
        if (on.isAfter(LocalDate.now(clock))) {
            throw AgreementBook.problem(AgreementRefusal.IN_FUTURE);
        }
        if (value.signum() < 0) {
            throw AgreementBook.problem(AgreementRefusal.VALUE_NEGATIVE);
        }
        return new Evidence(id, on, value, document.strip());
    }

    private Mono<Boolean> stored(Evidence evidence, UUID agreement, String commitment, String by) {
        return bound(client.sql(STORE).bind("by", by), evidence, agreement, commitment)
                .fetch()
                .rowsUpdated()
                .flatMap(fresh -> fresh == 1 ? Mono.just(true) : repeated(evidence, agreement, commitment));
    }

    private Mono<Boolean> repeated(Evidence evidence, UUID agreement, String commitment) {
        return bound(client.sql(SAME), evidence, agreement, commitment)
                .map(row -> required(row, "n", Long.class))
                .one()
                .filter(same -> same == 1)
                .switchIfEmpty(Mono.error(() -> AgreementBook.problem(AgreementRefusal.ID_CONFLICT)))
                .thenReturn(false);
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec sql, Evidence evidence, UUID agreement, String commitment) {
        return sql.bind("id", evidence.id())
                .bind("agreement", agreement)
                .bind("commitment", commitment)
                .bind("on", evidence.on())
                .bind("value", evidence.value())
                .bind("document", evidence.document());
    }
}
