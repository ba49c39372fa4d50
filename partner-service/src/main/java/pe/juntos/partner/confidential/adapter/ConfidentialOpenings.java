package pe.juntos.partner.confidential.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.confidential.ConfidentialRefusal;
import pe.juntos.partner.confidential.Matter;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** What gestores tell in confidence: each goes to the specialist who looks after the place. */
@Component
class ConfidentialOpenings {

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

    /** What a gestor tells. */
    record Opening(UUID id, String household, Matter matter, String service, LocalDate on) {}

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    ConfidentialOpenings(DatabaseClient client, TransactionalOperator transaction) {
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

    /** Nothing was stored: it is there already, or there is nobody to look after it. */
    private Mono<Boolean> repeated(Opening opening, Caller caller) {
        return client.sql("select count(*) as n from confidential_referral where id = :id")
                .bind("id", opening.id())
                .map(row -> required(row, "n", Long.class))
                .one()
                .filter(known -> known == 1)
                .switchIfEmpty(Mono.error(() -> ConfidentialReferrals.problem(ConfidentialRefusal.NO_SPECIALIST)))
                .then(bound(client.sql(SAME), opening, caller)
                        .map(row -> required(row, "n", Long.class))
                        .one())
                .filter(same -> same == 1)
                .switchIfEmpty(Mono.error(() -> ConfidentialReferrals.problem(ConfidentialRefusal.ID_CONFLICT)))
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
}
