package pe.juntos.payment.proposal.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.proposal.ProposedFile;
import pe.juntos.payment.proposal.ProposedFile.Decision;
import pe.juntos.payment.proposal.ProposedFile.Verdict;
import pe.juntos.payment.proposal.ProposedFiles;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Each kind has a table of files and one of claims, named alike. */
@Component
class R2dbcProposedFiles implements ProposedFiles {
    private static final String ONE = """
            select f.import_id, f.period, f.state, f.sent_by, f.decided_by, count(c.line) as claims,
                   coalesce(sum(c.amount), 0)::numeric(16, 2) as amount
            from %1$s_file f left join %1$s_claim c on c.import_id = f.import_id
            where f.import_id = :import group by f.import_id
            """;
    private static final String PROPOSE =
            "insert into %s_file (import_id, period, state, sent_by) values (:import, :period, 'PROPOSED', :by)";
    private static final String DECIDE = "update %s_file set state = :state, decided_by = :by, decided_at = :at"
            + " where import_id = :import and state = 'PROPOSED'";
    private static final String REFUSE = """
            insert into import_refusal (import_id, line, code, message)
            select :import, i.line, i.code, 'ver el código en el README de payment-service'
            from unnest(cast(:lines as bigint[]), cast(:codes as text[])) as i(line, code) on conflict do nothing
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    R2dbcProposedFiles(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Mono<Period> propose(Kind kind, FileImport file) {
        var period = Period.parse(file.parameters().getOrDefault("period", ""));
        return of(PROPOSE, kind)
                .bind("import", file.id())
                .bind("period", period.toString())
                .bind("by", file.parameters().getOrDefault("by", ""))
                .then()
                .thenReturn(period);
    }

    @Override
    public Mono<Void> refuse(FileImport file, List<RefusedLine> lines) {
        return database.sql(REFUSE)
                .bind("import", file.id())
                .bind("lines", lines.stream().map(RefusedLine::number).toArray(Long[]::new))
                .bind("codes", lines.stream().map(RefusedLine::code).toArray(String[]::new))
                .then();
    }

    @Override
    public Mono<ProposedFile> find(Kind kind, UUID id) {
        return of(ONE, kind)
                .bind("import", id)
                .map(R2dbcProposedFiles::read)
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    @Override
    public Mono<ProposedFile> decide(Kind kind, UUID id, Verdict verdict, String by, Mono<Void> owed) {
        return find(kind, id)
                .flatMap(file -> switch (file.decide(verdict, by)) {
                    case Decision.Taken _ ->
                        written(kind, id, verdict, by).then(verdict == Verdict.APPROVED ? owed : Mono.empty());
                    case Decision.Unchanged _ -> Mono.<Void>empty();
                    case Decision.Refused(var why) -> Mono.<Void>error(problem(why));
                })
                .then(Mono.defer(() -> find(kind, id)))
                .as(transaction::transactional);
    }

    /** Who decided in between was first. */
    private Mono<Void> written(Kind kind, UUID id, Verdict verdict, String by) {
        return of(DECIDE, kind)
                .bind("state", verdict.name())
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("import", id)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> problem(ProposedFile.Refusal.ALREADY_DECIDED)))
                .then();
    }

    private static RuntimeException problem(ProposedFile.Refusal why) {
        return Problem.of(
                HttpStatus.CONFLICT,
                why.name(),
                switch (why) {
                    case SAME_PERSON -> "Quien envía un archivo no lo decide.";
                    case ALREADY_DECIDED -> "Otra persona ya decidió este archivo.";
                });
    }

    private DatabaseClient.GenericExecuteSpec of(String sql, Kind kind) {
        return database.sql(sql.formatted(kind.name().toLowerCase(Locale.ROOT)));
    }

    private static ProposedFile read(Readable row) {
        return new ProposedFile(
                required(row, "import_id", UUID.class),
                required(row, "period", String.class),
                required(row, "state", String.class),
                required(row, "claims", Long.class),
                required(row, "amount", BigDecimal.class).toPlainString(),
                required(row, "sent_by", String.class),
                row.get("decided_by", String.class));
    }
}
