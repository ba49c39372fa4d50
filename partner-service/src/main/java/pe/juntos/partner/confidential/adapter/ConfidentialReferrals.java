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

    /** The one of the smallest area; the caller must work where the household lives. */
    private static final String OPEN = """
            insert into confidential_referral (id, household, district, matter, service, specialist, opened_by, opened_on,
                stage, since)
            select :id, h.household, h.district, :matter, :service, s.subject, :by, :on, 'OPENED', :on
            from household h cross join lateral (
                select s.subject from specialist s
                where s.area in ('*', left(h.district, 2), left(h.district, 4), h.district)
                  and :on between s.valid_from and s.valid_until
                order by length(s.area) desc, s.valid_from desc, s.subject limit 1) s
            where h.household = :household and h.district like any(:patterns) on conflict (id) do nothing
            """;

    private static final String SAME = "select count(*) as n from confidential_referral where id = :id"
            + " and household = :household and matter = :matter and service = :service and opened_on = :on"
            + " and opened_by = :by";
    private static final String MINE =
            "select * from confidential_referral where specialist = :subject" + " and district like any(:patterns)";
    private static final String MOVE = """
            update confidential_referral set stage = :stage, since = :since, consent_until = coalesce(:until, consent_until),
                reason = :reason, version = version + 1 where id = :id and specialist = :subject returning version
            """;

    /** What a gestor tells. */
    record Opening(UUID id, String household, Matter matter, String service, LocalDate on) {}

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

    /** True if it is new; false if it was told before with the same content. */
    Mono<Boolean> open(Opening opening, Caller caller) {
        return household(opening.household(), caller)
                .then(bound(client.sql(OPEN), opening, caller)
                        .bind("patterns", caller.territory().patterns())
                        .fetch()
                        .rowsUpdated())
                .flatMap(fresh -> fresh == 1 ? Mono.just(true) : repeated(opening, caller))
                .as(transaction::transactional);
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

    private Mono<Void> household(String household, Caller caller) {
        return client.sql("select count(*) as n from household where household = :household"
                        + " and district like any(:patterns)")
                .bind("household", household)
                .bind("patterns", caller.territory().patterns())
                .map(row -> required(row, "n", Long.class))
                .one()
                .filter(known -> known == 1)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .then();
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

    /** Nothing was stored: it is there already, or there is nobody to look after it. */
    private Mono<Boolean> repeated(Opening opening, Caller caller) {
        return client.sql("select count(*) as n from confidential_referral where id = :id")
                .bind("id", opening.id())
                .map(row -> required(row, "n", Long.class))
                .one()
                .filter(known -> known == 1)
                .switchIfEmpty(Mono.error(() -> problem(ConfidentialRefusal.NO_SPECIALIST)))
                .then(bound(client.sql(SAME), opening, caller)
                        .map(row -> required(row, "n", Long.class))
                        .one())
                .filter(same -> same == 1)
                .switchIfEmpty(Mono.error(() -> problem(ConfidentialRefusal.ID_CONFLICT)))
                .thenReturn(false);
    }

    private static DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec sql, Opening opening, Caller caller) {
        return sql.bind("id", opening.id())
                .bind("household", opening.household())
                .bind("matter", opening.matter().name())
                .bind("service", opening.service())
                .bind("on", opening.on())
                .bind("by", caller.subject());
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
