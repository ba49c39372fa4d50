package pe.juntos.partner.agreement.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.agreement.AgreementDraft;
import pe.juntos.partner.agreement.AgreementRefusal;
import pe.juntos.partner.agreement.AgreementSteps;
import pe.juntos.partner.agreement.Stage;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Agreements in PostgreSQL. What was agreed is never changed; evidence is only ever added. */
@Component
class Agreements {

    /** An agreement of a region concerns whoever works in any part of it. */
    static final String VISIBLE = "(a.region like any(:patterns) or exists (select from unnest(:patterns) p"
            + " where p like a.region || '%'))";

    private static final String STORE = """
            insert into agreement (id, code, kind, region, counterpart, valid_from, valid_until, state, content, created_by)
            values (:id, :code, :kind, :region, :counterpart, :from, :until, 'DRAFT', :content, :by)
            on conflict (code) do nothing
            """;
    private static final String COMMIT = """
            insert into commitment (agreement, id, party, duty, indicator, area, target, due_on)
            select :agreement, c.id, c.party, c.duty, c.indicator, c.area, c.target, c.due::date
            from unnest(:ids, :parties, :duties, :indicators, :areas, :targets, :dues)
                as c (id, party, duty, indicator, area, target, due)
            """;
    private static final String FIND = "select a.state, a.signed_on, a.signed_by, a.ratified_on, a.act, a.valid_from,"
            + " a.content from agreement a where a.id = :id and " + VISIBLE + " for update of a";
    private static final String SAME_REGION = """
            select count(*) as n from agreement a join agreement b on b.region = a.region and b.kind = a.kind
                and b.state = 'RATIFIED' and b.id <> a.id
                and b.valid_from <= a.valid_until and b.valid_until >= a.valid_from
            where a.id = :id and a.kind in ('HEALTH', 'EDUCATION')
            """;

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    Agreements(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    static UUID idOf(String code) {
        return UUID.nameUUIDFromBytes(("agreement/" + code).getBytes(StandardCharsets.UTF_8));
    }

    /** True if it is new; false if it was sent before with the same content. */
    Mono<Boolean> create(AgreementDraft draft, String by) {
        var content = draft.toString();
        return client.sql(STORE)
                .bind("id", idOf(draft.code()))
                .bind("code", draft.code())
                .bind("kind", draft.kind().name())
                .bind("region", draft.region())
                .bind("counterpart", draft.counterpart())
                .bind("from", draft.validFrom())
                .bind("until", draft.validUntil())
                .bind("content", content)
                .bind("by", by)
                .fetch()
                .rowsUpdated()
                .flatMap(fresh -> fresh == 1
                        ? commit(idOf(draft.code()), draft.commitments()).thenReturn(true)
                        : repeated(draft.code(), content))
                .as(transaction::transactional);
    }

    /** True if it was signed now; false if it was signed that day before. */
    Mono<Boolean> sign(UUID id, LocalDate on, LocalDate today, Caller caller) {
        return found(id, caller)
                .flatMap(stored -> stored.signedThen(on)
                        ? Mono.just(false)
                        : AgreementSteps.sign(stored.done(), on, today)
                                .map(Agreements::refused)
                                .orElseGet(() -> client.sql("update agreement set state = 'SIGNED', signed_on = :on,"
                                                + " signed_by = :by, version = version + 1 where id = :id")
                                        .bind("on", on)
                                        .bind("by", caller.subject())
                                        .bind("id", id)
                                        .then()
                                        .thenReturn(true)))
                .as(transaction::transactional);
    }

    /** True if it was ratified now; false if it was ratified that day by that act before. */
    Mono<Boolean> ratify(UUID id, LocalDate on, String act, LocalDate today, Caller caller) {
        return client.sql("select pg_advisory_xact_lock(hashtext('agreements'))")
                .then()
                .then(found(id, caller))
                .flatMap(stored -> stored.ratifiedThen(on, act)
                        ? Mono.just(false)
                        : AgreementSteps.ratify(stored.done(), on, caller.subject(), today)
                                .map(Agreements::refused)
                                .orElseGet(() -> ratified(id, on, act, caller.subject())))
                .as(transaction::transactional);
    }

    private Mono<Boolean> ratified(UUID id, LocalDate on, String act, String by) {
        return client.sql(SAME_REGION)
                .bind("id", id)
                .map(row -> required(row, "n", Long.class))
                .one()
                .filter(others -> others == 0)
                .switchIfEmpty(Mono.error(() -> AgreementBook.problem(AgreementRefusal.ALREADY_AGREED)))
                .then(client.sql(
                                "update agreement set state = 'RATIFIED', ratified_on = :on, ratified_by = :by, act = :act,"
                                        + " version = version + 1 where id = :id")
                        .bind("on", on)
                        .bind("by", by)
                        .bind("act", act)
                        .bind("id", id)
                        .then())
                .thenReturn(true);
    }

    private Mono<Void> commit(UUID agreement, List<AgreementDraft.Commitment> commitments) {
        return client.sql(COMMIT)
                .bind("agreement", agreement)
                .bind("ids", texts(commitments, AgreementDraft.Commitment::id))
                .bind("parties", texts(commitments, one -> one.party().name()))
                .bind("duties", texts(commitments, AgreementDraft.Commitment::duty))
                .bind("indicators", texts(commitments, AgreementDraft.Commitment::indicator))
                .bind("areas", texts(commitments, AgreementDraft.Commitment::area))
                .bind(
                        "targets",
                        commitments.stream()
                                .map(AgreementDraft.Commitment::target)
                                .toArray(BigDecimal[]::new))
                .bind("dues", texts(commitments, one -> one.dueOn().toString()))
                .then();
    }

    private static String[] texts(
            List<AgreementDraft.Commitment> commitments,
            java.util.function.Function<AgreementDraft.Commitment, String> text) {
        return commitments.stream().map(text).toArray(String[]::new);
    }

    private Mono<Boolean> repeated(String code, String content) {
        return client.sql("select content from agreement where code = :code")
                .bind("code", code)
                .map(row -> required(row, "content", String.class))
                .one()
                .filter(content::equals)
                .switchIfEmpty(Mono.error(() -> AgreementBook.problem(AgreementRefusal.CODE_CONFLICT)))
                .thenReturn(false);
    }

    private Mono<Stored> found(UUID id, Caller caller) {
        return client.sql(FIND)
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> stored(row))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static Mono<Boolean> refused(AgreementRefusal why) {
        return Mono.error(AgreementBook.problem(why));
    }

    private static Stored stored(Readable row) {
        return new Stored(
                new AgreementSteps.Done(
                        Stage.valueOf(required(row, "state", String.class)),
                        row.get("signed_on", LocalDate.class),
                        row.get("signed_by", String.class),
                        required(row, "valid_from", LocalDate.class)),
                String.valueOf(row.get("ratified_on", LocalDate.class)),
                String.valueOf(row.get("act", String.class)));
    }

    /** @param ratifiedOn the day as text, as is the act: what a repeated request is compared with */
    private record Stored(AgreementSteps.Done done, String ratifiedOn, String act) {
        boolean signedThen(LocalDate on) {
            return on.equals(done.signedOn());
        }

        boolean ratifiedThen(LocalDate on, String withAct) {
            return ratifiedOn.equals(on.toString()) && act.equals(withAct);
        }
    }
}
