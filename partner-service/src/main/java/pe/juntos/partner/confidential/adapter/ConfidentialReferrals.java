package pe.juntos.partner.confidential.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.confidential.ConfidentialRefusal;
import pe.juntos.partner.confidential.ConfidentialState;
import pe.juntos.partner.confidential.ConfidentialStep;
import pe.juntos.partner.confidential.ConfidentialWay;
import pe.juntos.partner.confidential.Matter;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Confidential referrals in PostgreSQL. Each statement names the specialist: nobody else finds a row. */
@Component
class ConfidentialReferrals {

    private static final String MINE =
            "select * from confidential_referral where specialist = :subject" + " and district like any(:patterns)";
    private static final String MOVE = """
            update confidential_referral set stage = :stage, since = :since, consent_until = coalesce(:until, consent_until),
                reason = :reason, version = version + 1 where id = :id and specialist = :subject returning version
            """;

    /** What the specialist sees. */
    record Seen(
            UUID id,
            String household,
            String district,
            Matter matter,
            String service,
            LocalDate openedOn,
            String stage,
            LocalDate since,
            @Nullable LocalDate consentUntil,
            @Nullable String reason) {

        ConfidentialState state() {
            return switch (stage) {
                case "OPENED" -> new ConfidentialState.Opened(since);
                case "CONSENTED" -> new ConfidentialState.Consented(since, until());
                case "SENT" -> new ConfidentialState.Sent(since, until());
                default ->
                    new ConfidentialState.Closed(since, ConfidentialState.Ending.valueOf(String.valueOf(reason)));
            };
        }

        private LocalDate until() {
            return java.util.Objects.requireNonNull(consentUntil);
        }
    }

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    ConfidentialReferrals(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** Those of the specialist. That they were read is recorded. */
    Flux<Seen> mine(Caller caller, UUID after, int limit) {
        return read(
                client.sql(MINE + " and id > :after order by id limit :limit")
                        .bind("after", after)
                        .bind("limit", limit),
                caller);
    }

    Mono<Seen> one(UUID id, Caller caller) {
        return read(client.sql(MINE + " and id = :id").bind("id", id), caller)
                .next()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    /** True if the step was taken now. */
    Mono<Boolean> take(UUID id, ConfidentialStep step, String name, LocalDate today, Caller caller) {
        return client.sql(MINE + " and id = :id for update")
                .bind("id", id)
                .bind("subject", caller.subject())
                .bind("patterns", caller.territory().patterns())
                .map(row -> seen(row))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(seen -> switch (ConfidentialWay.take(seen.state(), step, today)) {
                    case ConfidentialWay.Outcome.Moved(var state) ->
                        move(id, state, name, caller.subject()).thenReturn(true);
                    case ConfidentialWay.Outcome.Unchanged() -> Mono.just(false);
                    case ConfidentialWay.Outcome.Refused(var code) -> Mono.<Boolean>error(problem(code));
                })
                .as(transaction::transactional);
    }

    static Problem problem(ConfidentialRefusal why) {
        return Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail());
    }

    private Mono<Void> move(UUID id, ConfidentialState state, String name, String by) {
        var until = state instanceof ConfidentialState.Consented(var _, LocalDate last) ? last : null;
        var reason = state instanceof ConfidentialState.Closed(var _, var why) ? why.name() : null;
        var sql = client.sql(MOVE)
                .bind("stage", state.stage())
                .bind("since", state.since())
                .bind("id", id)
                .bind("subject", by);
        sql = until == null ? sql.bindNull("until", LocalDate.class) : sql.bind("until", until);
        sql = reason == null ? sql.bindNull("reason", String.class) : sql.bind("reason", reason);
        return sql.map(row -> required(row, "version", Long.class))
                .one()
                .flatMap(version -> client.sql(
                                "insert into confidential_step (referral, version, step, taken_on, taken_by)"
                                        + " values (:id, :version, :step, :on, :by)")
                        .bind("id", id)
                        .bind("version", version)
                        .bind("step", name)
                        .bind("on", state.since())
                        .bind("by", by)
                        .then());
    }

    private Flux<Seen> read(DatabaseClient.GenericExecuteSpec sql, Caller caller) {
        return sql.bind("subject", caller.subject())
                .bind("patterns", caller.territory().patterns())
                .map(row -> seen(row))
                .all()
                .collectList()
                .flatMap(found -> client.sql(
                                "insert into file_access (household, subject) select unnest(:households), :subject")
                        .bind("households", found.stream().map(Seen::household).toArray(String[]::new))
                        .bind("subject", caller.subject())
                        .then()
                        .thenReturn(found))
                .as(transaction::transactional)
                .flatMapIterable(found -> found);
    }

    private static Seen seen(Readable row) {
        return new Seen(
                required(row, "id", UUID.class),
                required(row, "household", String.class),
                required(row, "district", String.class),
                Matter.valueOf(required(row, "matter", String.class)),
                required(row, "service", String.class),
                required(row, "opened_on", LocalDate.class),
                required(row, "stage", String.class),
                required(row, "since", LocalDate.class),
                row.get("consent_until", LocalDate.class),
                row.get("reason", String.class));
    }
}
