package pe.juntos.graduation.followup.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.followup.FollowUp;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Whom to visit, and what was found at every visit (GRA-8). */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
class FollowUpListController {

    private static final int MOST = 500;

    /** Who relapsed has asked to come back: no further visit falls due. A milestone at which nobody was met stays. */
    private static final String DUE = """
            select h.household, h.district, h.exited_on, h.reason, m.months,
                (h.exited_on + make_interval(months => m.months))::date as due_on,
                (select count(*) from followup_visit v where v.household = h.household and v.exited_on = h.exited_on
                    and v.months = m.months) as attempts
            from household h cross join unnest(:months) as m (months)
            where h.state = 'EXITED' and h.reason = any(:reasons) and h.district like any(:patterns)
              and (h.exited_on + make_interval(months => m.months))::date <= :asOf
              and (h.household || '/' || lpad(m.months::text, 3, '0')) > :cursor
              and not exists (select from followup_visit v where v.household = h.household and v.exited_on = h.exited_on
                and (v.result = 'RELAPSED' or v.months = m.months and v.result <> 'NOT_FOUND'))
            order by h.household || '/' || lpad(m.months::text, 3, '0') limit :limit
            """;

    private static final String HISTORY = """
            select v.id, v.exited_on, v.months, v.visited_on, v.result, v.causes, v.recorded_by, v.recorded_at
            from followup_visit v where v.household = :household order by v.version
            """;

    /** A request is received once affiliation has listed the household anew. */
    private static final String REQUESTS = """
            select r.household, h.district, r.exited_on, r.requested_on, r.followup,
                not (h.state = 'EXITED' and h.exited_on = r.exited_on) as received
            from reentry_request r join household h using (household)
            where h.district like any(:patterns) and r.household > :cursor and (:household = '' or r.household = :household)
            order by r.household, r.exited_on limit :limit
            """;

    record Due(
            String household,
            String district,
            LocalDate exitedOn,
            String reason,
            int months,
            LocalDate dueOn,
            long attempts) {}

    record Page<T>(List<T> items, @Nullable String next) {}

    record Visit(
            String id,
            LocalDate exitedOn,
            @Nullable Integer months,
            LocalDate visitedOn,
            FollowUp.Result result,
            List<String> causes,
            String recordedBy,
            Instant recordedAt) {}

    record Request(
            String household,
            String district,
            LocalDate exitedOn,
            LocalDate requestedOn,
            String followUp,
            boolean received) {}

    record History(String household, List<Visit> visits, List<Request> requests) {}

    private final DatabaseClient client;
    private final FollowUps followUps;
    private final Clock clock;

    FollowUpListController(DatabaseClient client, FollowUps followUps, Clock clock) {
        this.client = client;
        this.followUps = followUps;
        this.clock = clock;
    }

    @GetMapping("/graduation/followups")
    Mono<Page<Due>> due(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        var policy = followUps.policy(day);
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(DUE)
                .bind("months", policy.months().toArray(Integer[]::new))
                .bind("reasons", policy.exits().toArray(String[]::new))
                .bind("patterns", caller.territory().patterns())
                .bind("asOf", day)
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> due(row))
                .all()
                .collectList()
                .map(items -> new Page<>(items, items.size() < most ? null : key(items.getLast())));
    }

    @GetMapping("/graduation/households/{code}/followups")
    @Audited
    Mono<History> history(@PathVariable String code, Caller caller) {
        return client.sql("select household from household where household = :household and version > 0"
                        + " and district like any(:patterns)")
                .bind("household", code)
                .bind("patterns", caller.territory().patterns())
                .map(row -> required(row, "household", String.class))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(_ -> client.sql(HISTORY)
                        .bind("household", code)
                        .map(row -> visit(row))
                        .all()
                        .collectList())
                .zipWith(requests(code, "", MOST, caller))
                .map(found -> new History(code, found.getT1(), found.getT2()));
    }

    @GetMapping("/graduation/reentries")
    Mono<Page<Request>> reentries(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return requests("", cursor, most, caller)
                .map(items -> new Page<>(
                        items, items.size() < most ? null : items.getLast().household()));
    }

    private Mono<List<Request>> requests(String household, String cursor, int limit, Caller caller) {
        return client.sql(REQUESTS)
                .bind("patterns", caller.territory().patterns())
                .bind("cursor", cursor)
                .bind("household", household)
                .bind("limit", limit)
                .map(row -> new Request(
                        required(row, "household", String.class),
                        required(row, "district", String.class),
                        required(row, "exited_on", LocalDate.class),
                        required(row, "requested_on", LocalDate.class),
                        required(row, "followup", String.class),
                        required(row, "received", Boolean.class)))
                .all()
                .collectList();
    }

    private static Due due(Readable row) {
        return new Due(
                required(row, "household", String.class),
                required(row, "district", String.class),
                required(row, "exited_on", LocalDate.class),
                required(row, "reason", String.class),
                required(row, "months", Integer.class),
                required(row, "due_on", LocalDate.class),
                required(row, "attempts", Long.class));
    }

    private static Visit visit(Readable row) {
        return new Visit(
                required(row, "id", String.class),
                required(row, "exited_on", LocalDate.class),
                row.get("months", Integer.class),
                required(row, "visited_on", LocalDate.class),
                FollowUp.Result.valueOf(required(row, "result", String.class)),
                List.of(required(row, "causes", String[].class)),
                required(row, "recorded_by", String.class),
                required(row, "recorded_at", Instant.class));
    }

    private static String key(Due due) {
        return "%s/%03d".formatted(due.household(), due.months());
    }
}
