package pe.juntos.partner.proposal.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.eligibility.AskingTakers;
import pe.juntos.partner.eligibility.AskingTakers.Refused;
import reactor.core.publisher.Mono;

/**
 * Before places are given: whether the programmes that have some take those who are next in line (PAR-3). Only they are asked, so
 * that one place which comes back costs one answer, however many wait.
 */
@Component
class Takers {
    private static final int AT_ONCE = 20_000;
    private static final String FREE = """
            select distinct o.programme from offer o join need n on n.bonus = o.bonus
            where o.free > 0 and n.household = any(:households) and n.state = 'WAITING' and n.ready
            """;

    /** As {@code place_waiting} takes them: the first for whom there is room, and of these who was not asked on the day. */
    private static final String NEXT = """
            select distinct next.household from offer o cross join lateral (
                select w.household, a.asked_on, w.decided_on from need w
                left join need_asked a on a.household = w.household and a.programme = o.programme and a.asked_on = :on
                where w.state = 'WAITING' and w.ready and w.bonus = o.bonus and w.decided_on <= o.closes_on
                  and (o.area = '*' or w.district between o.area and o.area || '999999') and a.refused is not true
                order by w.decided_on, w.household limit o.free) next
            where o.id = any(:offers) and o.free > 0 and o.programme = any(:programmes) and next.asked_on is null
            limit :most
            """;

    private static final String STORE = """
            insert into need_asked (household, programme, asked_on, refused)
            select household, programme, :on, refused
            from unnest(:households, :programmes, :refused) as a (household, programme, refused)
            order by household, programme
            on conflict (household, programme) do update set asked_on = excluded.asked_on, refused = excluded.refused
            """;

    private final DatabaseClient client;
    private final AskingTakers rules;
    private final Clock clock;

    Takers(DatabaseClient client, AskingTakers rules, Clock clock) {
        this.client = client;
        this.rules = rules;
        this.clock = clock;
    }

    /** Those that wait and for whom there may be a place now, whatever was answered before. */
    Mono<Void> ask(String[] households) {
        return client.sql("delete from need_asked where household = any(:households)")
                .bind("households", households)
                .then()
                .then(asking(client.sql(FREE).bind("households", households)))
                .flatMap(programmes -> ask(List.of(households), programmes));
    }

    /** Those that are next in line for what the offers give, until each who would be taken was asked. */
    Mono<Void> askNext(Collection<UUID> offers) {
        var ids = offers.toArray(UUID[]::new);
        var given = client.sql("select distinct programme from offer where id = any(:offers) and free > 0");
        return asking(given.bind("offers", ids)).flatMap(programmes -> askNext(ids, programmes));
    }

    private Mono<Void> askNext(UUID[] offers, Set<String> programmes) {
        return next(offers, programmes)
                .expand(households -> households.isEmpty()
                        ? Mono.empty()
                        : ask(households, programmes).then(next(offers, programmes)))
                .then();
    }

    /** Empty where nobody has to be asked. */
    private Mono<Set<String>> asking(DatabaseClient.GenericExecuteSpec given) {
        return given.map(row -> required(row, "programme", String.class))
                .all()
                .collect(Collectors.toSet())
                .map(programmes -> rules.asking(programmes, LocalDate.now(clock)))
                .filter(programmes -> !programmes.isEmpty());
    }

    private Mono<List<String>> next(UUID[] offers, Set<String> programmes) {
        return client.sql(NEXT)
                .bind("on", LocalDate.now(clock))
                .bind("offers", offers)
                .bind("programmes", programmes.toArray(String[]::new))
                .bind("most", AT_ONCE)
                .map(row -> required(row, "household", String.class))
                .all()
                .collectList();
    }

    private Mono<Void> ask(List<String> households, Set<String> programmes) {
        var on = LocalDate.now(clock);
        return rules.refused(households, programmes, on)
                .collect(Collectors.toSet())
                .flatMap(refused -> store(households, programmes, refused, on));
    }

    private Mono<Void> store(List<String> households, Set<String> programmes, Set<Refused> refused, LocalDate on) {
        var asked = new ArrayList<Refused>();
        households.forEach(household -> programmes.forEach(programme -> asked.add(new Refused(household, programme))));
        return client.sql(STORE)
                .bind("on", on)
                .bind("households", asked.stream().map(Refused::household).toArray(String[]::new))
                .bind("programmes", asked.stream().map(Refused::programme).toArray(String[]::new))
                .bind("refused", asked.stream().map(refused::contains).toArray(Boolean[]::new))
                .then();
    }
}
