package pe.juntos.coresponsibility.expectedlist.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.expectedlist.ListPage.Head;
import pe.juntos.coresponsibility.expectedlist.ListScope;
import pe.juntos.coresponsibility.expectedlist.ListScope.OfDistrict;
import pe.juntos.coresponsibility.expectedlist.ListScope.OfEstablishment;
import pe.juntos.coresponsibility.expectedlist.ListScope.OfNetwork;
import pe.juntos.coresponsibility.expectedlist.ListedMember;
import pe.juntos.coresponsibility.expectedlist.ListedMember.ListingEstablishment;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lines of nominal lists that somebody may see, in the order of the pages. */
@Component
final class ExpectedRows {
    private static final String ROWS = """
            select m.member, m.external_id, m.household, m.condition, m.establishment, e.name, e.district, e.network,
                   p.birth_date, p.sex
            from expected_member m
            join expected_household h on h.period = m.period and h.bucket = m.bucket and h.household = m.household
            join member p on p.member = m.member
            left join establishment e on e.establishment = m.establishment
            where m.period = :period and m.external_id > :after
            """;
    /** On the list that goes to an establishment: all who are expected there, wherever they live. */
    private static final String WHOLE_LIST = """
             and (e.district like any(:patterns) or h.district like any(:patterns)
                  or m.establishment in (select headed_by(:head, :today)))
            """;

    private static final String OWN_HOUSEHOLDS = """
             and (h.district like any(:patterns) or m.establishment in (select headed_by(:head, :today)))
            """;
    /** By page; within it by the sender's id. */
    private static final String ORDER = """
             order by m.establishment, case m.condition when 'CRED' then 1 when 'PRENATAL' then 2 else 3 end, m.external_id
            """;

    private static final String IN_SIGHT = """
            select exists (select 1 from establishment e where %s and (e.district like any(:patterns)
                or e.establishment in (select headed_by(:head, :today))))
            """;
    private static final String HEADS = """
            select s.establishment, s.signature, s.name from signatory s
            where s.valid_from <= :day and (s.valid_until is null or s.valid_until >= :day) and %s
            order by s.signature
            """;

    private final DatabaseClient client;
    private final Clock clock;

    ExpectedRows(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** All of them, page by page. */
    Flux<ListedMember> of(Period period, ListScope scope, Sight sight) {
        return seen(ROWS + WHOLE_LIST + " and " + where(scope, "m.establishment") + ORDER, scope, sight)
                .bind("period", period.toString())
                .bind("after", "")
                .map(row -> member(row))
                .all();
    }

    /** Some of one establishment, after a cursor: of the households that the caller sees, or all if the caller heads it. */
    Flux<ListedMember> some(Period period, String establishment, String after, int limit, Sight sight) {
        var scope = new OfEstablishment(establishment);
        return seen(
                        ROWS + OWN_HOUSEHOLDS + " and " + where(scope, "m.establishment")
                                + " order by m.external_id limit " + limit,
                        scope,
                        sight)
                .bind("period", period.toString())
                .bind("after", after)
                .map(row -> member(row))
                .all();
    }

    /** Whether the scope has a registered establishment that this caller may see. */
    Mono<Boolean> has(ListScope scope, Sight sight) {
        return seen(IN_SIGHT.formatted(where(scope, "e.establishment")), scope, sight)
                .mapValue(Boolean.class)
                .one();
    }

    /** Who may sign on a day, by establishment. */
    Mono<Map<String, Collection<Head>>> heads(ListScope scope, LocalDate day) {
        return client.sql(HEADS.formatted(where(scope, "s.establishment")))
                .bind("scope", argument(scope))
                .bind("day", day)
                .map(row -> Map.entry(
                        required(row, "establishment", String.class),
                        new Head(required(row, "signature", String.class), required(row, "name", String.class))))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private DatabaseClient.GenericExecuteSpec seen(String sql, ListScope scope, Sight sight) {
        return client.sql(sql)
                .bind("scope", argument(scope))
                .bind("patterns", sight.territory().patterns())
                .bind("head", sight.head())
                .bind("today", LocalDate.now(clock));
    }

    private static String where(ListScope scope, String establishment) {
        return switch (scope) {
            case OfEstablishment _ -> establishment + " = :scope";
            case OfNetwork _ ->
                establishment + " in (select establishment from establishment"
                        + " where network_code in (select networks_within(:scope)))";
            case OfDistrict _ ->
                establishment + " in (select establishment from establishment where district like :scope || '%')";
        };
    }

    private static String argument(ListScope scope) {
        return switch (scope) {
            case OfEstablishment(var code) -> code;
            case OfNetwork(var code) -> code;
            case OfDistrict(var prefix) -> prefix;
        };
    }

    private static ListedMember member(Readable row) {
        return new ListedMember(
                new ListingEstablishment(
                        required(row, "establishment", String.class),
                        row.get("name", String.class),
                        row.get("district", String.class),
                        row.get("network", String.class)),
                required(row, "member", String.class),
                required(row, "external_id", String.class),
                required(row, "household", String.class),
                Condition.valueOf(required(row, "condition", String.class)),
                required(row, "birth_date", LocalDate.class),
                required(row, "sex", String.class));
    }
}
