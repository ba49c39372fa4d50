package pe.juntos.partner.committee.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.committee.CommitteePolicy;
import pe.juntos.partner.committee.Task;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;

/** Tasks of the caller's territory, and how each stands on a day. */
@Component
class Tasks {

    static final String ALL = "select t.*, coalesce(w.approved_on, m.confirmed_on) as from_day from task t"
            + " left join work_plan w on w.id = t.plan left join minutes m on m.id = t.minutes where (t.area like any(:patterns)"
            + " or exists (select from unnest(:patterns) p where p like t.area || '%'))";
    private static final String IN_FORCE = " and coalesce(w.approved_on, m.confirmed_on) <= :on";

    record Seen(
            String id,
            Task.Party party,
            String institution,
            String what,
            String area,
            LocalDate dueOn,
            @Nullable LocalDate doneOn,
            Task.State state) {}

    private final DatabaseClient client;
    private final CommitteeBook book;

    Tasks(DatabaseClient client, CommitteeBook book) {
        this.client = client;
        this.book = book;
    }

    /** All that count on the day. */
    Flux<Seen> counting(LocalDate on, Caller caller) {
        return seen(client.sql(ALL + IN_FORCE), on, caller);
    }

    /** Those that count on the day, in the order of their ids. */
    Flux<Seen> counting(LocalDate on, String after, int most, Caller caller) {
        return seen(
                client.sql(ALL + IN_FORCE + " and t.id > :cursor order by t.id limit :limit")
                        .bind("cursor", after)
                        .bind("limit", most),
                on,
                caller);
    }

    private Flux<Seen> seen(DatabaseClient.GenericExecuteSpec sql, LocalDate on, Caller caller) {
        var policy = book.at(on);
        return sql.bind("on", on)
                .bind("patterns", caller.territory().patterns())
                .map(row -> seen(row, on, policy))
                .all();
    }

    private static Seen seen(Readable row, LocalDate on, CommitteePolicy policy) {
        var dueOn = required(row, "due_on", LocalDate.class);
        var doneOn = row.get("done_on", LocalDate.class);
        return new Seen(
                required(row, "id", String.class),
                Task.Party.valueOf(required(row, "party", String.class)),
                required(row, "institution", String.class),
                required(row, "what", String.class),
                required(row, "area", String.class),
                dueOn,
                doneOn,
                Task.State.of(dueOn, doneOn, on, policy));
    }
}
