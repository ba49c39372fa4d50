package pe.juntos.payment.incentive.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.incentive.IncentivePolicy;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One person sends what a sector reports, another lets it be owed: with the next transfer of each household (PAY-1). */
@RestController
@RequestMapping("/payment/incentives")
class IncentiveController {
    private static final StagedFile<IncentiveFormat.Sent> FILE = new StagedFile<>(
            IncentiveApplication.KIND,
            new IncentiveFormat(),
            "staging_incentive",
            List.of("component", "household", "person", "age", "pregnant", "grade_approved", "performed"),
            (sent, out) -> out.text(sent.line().component().name())
                    .text(sent.household())
                    .text(sent.line().person())
                    .number(sent.line().age())
                    .bool(sent.line().pregnant())
                    .bool(sent.line().gradeApproved())
                    .bool(sent.line().performed()));
    private static final String ONE = """
            select f.import_id, f.period, f.state, f.sent_by, f.decided_by, count(c.line) as claims,
                   coalesce(sum(c.amount), 0)::numeric(16, 2) as amount
            from incentive_file f left join incentive_claim c on c.import_id = f.import_id
            where f.import_id = :import group by f.import_id
            """;
    private static final String ENTITLE = """
            insert into entitlement (household, settles, period, bucket, component, amount, policy, cause)
            select c.household, c.settles, f.period, c.bucket, c.component, c.amount, c.policy, c.cause
            from incentive_claim c join incentive_file f on f.import_id = c.import_id where c.import_id = :import
            on conflict do nothing
            """;

    private final DatabaseClient database;
    private final FileImports imports;
    private final TransactionalOperator transaction;
    private final Clock clock;

    IncentiveController(DatabaseClient database, FileImports imports, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.imports = imports;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param claims lines that are granted; those refused are in {@code /payment/imports/{id}/refusals.csv} */
    record File(
            UUID id,
            String period,
            String state,
            long claims,
            String amount,
            String sentBy,
            @Nullable String decidedBy) {}

    @PostMapping(consumes = "text/csv")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> receive(
            @RequestParam String period,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        var known = Period.read(period)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "PERIOD_INVALID", "El periodo se escribe 2026-3."));
        var parameters = new HashMap<>(Sender.of(caller));
        parameters.put("period", known.toString());
        parameters.put("by", caller.subject());
        return imports.receive(FILE, key, parameters, body);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','CERTIFIER','PAYMENT_APPROVER','AUDITOR')")
    Mono<File> one(@PathVariable UUID id, Caller caller) {
        return national(caller).then(Mono.defer(() -> find(id)));
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize("hasRole('CERTIFIER')")
    Mono<File> approve(@PathVariable UUID id, Caller caller) {
        return decide(id, "APPROVED", caller);
    }

    @PostMapping("/{id}/reject")
    @PreAuthorize("hasRole('CERTIFIER')")
    Mono<File> reject(@PathVariable UUID id, Caller caller) {
        return decide(id, "REJECTED", caller);
    }

    private Mono<File> decide(UUID id, String state, Caller caller) {
        return national(caller)
                .then(Mono.defer(() -> find(id)))
                .flatMap(file -> decide(file, state, caller.subject()))
                .then(Mono.defer(() -> find(id)))
                .as(transaction::transactional);
    }

    private Mono<Void> decide(File file, String state, String by) {
        if (file.sentBy().equals(by)) {
            throw Problem.of(HttpStatus.CONFLICT, "SAME_PERSON", "Quien envía un archivo no lo aprueba.");
        }
        if (file.state().equals(state) && by.equals(file.decidedBy())) {
            return Mono.empty();
        }
        return database.sql("update incentive_file set state = :state, decided_by = :by, decided_at = :at"
                        + " where import_id = :import and state = 'PROPOSED'")
                .bind("state", state)
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("import", file.id())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(HttpStatus.CONFLICT, "ALREADY_DECIDED", "Otra persona ya decidió este archivo.")))
                .flatMap(_ -> state.equals("APPROVED") ? entitle(file.id()) : Mono.empty());
    }

    private Mono<Void> entitle(UUID id) {
        return database.sql(ENTITLE).bind("import", id).then();
    }

    private Mono<File> find(UUID id) {
        return database.sql(ONE)
                .bind("import", id)
                .map(IncentiveController::read)
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static File read(Readable row) {
        return new File(
                Objects.requireNonNull(row.get("import_id", UUID.class)),
                text(row, "period"),
                text(row, "state"),
                Objects.requireNonNull(row.get("claims", Long.class)),
                Objects.requireNonNull(row.get("amount", BigDecimal.class)).toPlainString(),
                text(row, "sent_by"),
                row.get("decided_by", String.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    /** A file is of many districts: whoever answers for some of them sees nothing of it. */
    private static Mono<Void> national(Caller caller) {
        return caller.territory().national() ? Mono.empty() : Mono.error(Problem::notFound);
    }

    @Configuration(proxyBeanMethods = false)
    static class Books {
        @Bean
        PolicyBook<IncentivePolicy> incentivePolicies() {
            return Policies.load("policy/incentives", IncentivePolicy.class);
        }
    }
}
