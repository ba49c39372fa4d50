package pe.juntos.graduation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.reading.GraduationSummary;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Graduation, read by people; every statement is bounded by the caller's territory. */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER','PAYMENT_SUBMITTER',"
        + "'PAYMENT_APPROVER','AUDITOR','OPERATOR')")
class GraduationController {

    private static final int MOST = 500;

    private static final String HOUSEHOLD = """
            select h.household, h.external_id, h.district, h.state, h.affiliated_on, s.reviewed_until, s.due_on,
                s.due_status, s.recertified_as, s.capacity, s.potential, s.quadrant, s.bonus, s.articulated_on,
                s.received_on, s.notice_until, s.graduated_on
            from household h left join standing s using (household)
            where h.version > 0 and h.district like any(:patterns)
            """;

    private static final String DECISIONS =
            "select version, kind, on_day, reasons, policy, inputs_hash, trace, decided_at"
                    + " from decision where household = :household order by version";

    private static final String COUNTS = """
            with seen as (select s.*, h.state from standing s join household h using (household)
                where h.version > 0 and h.district like any(:patterns))
            select 'due' as what, due_status as code, count(*) as n from seen
                where graduated_on is null and state in ('AFFILIATED', 'SUSPENDED') group by 2
            union all select 'recertified', recertified_as, count(*) from seen
                where recertified_as is not null group by 2
            union all select 'quadrants', quadrant, count(*) from seen where quadrant is not null group by 2
            union all select 'bonuses', bonus, count(*) from seen where bonus is not null group by 2
            union all select 'flags', 'indeterminate', count(*) from seen
                where capacity = 'INDETERMINATE' or potential = 'INDETERMINATE'
            union all select 'flags', 'exitTrack', count(*) from seen
                where notice_until is not null and graduated_on is null
            union all select 'flags', 'graduated', count(*) from seen where graduated_on is not null
            """;

    record Line(
            String household,
            @Nullable String externalId,
            @Nullable String district,
            @Nullable String state,
            @Nullable LocalDate affiliatedOn,
            @Nullable LocalDate reviewedUntil,
            @Nullable LocalDate dueOn,
            @Nullable String dueStatus,
            @Nullable String recertifiedAs,
            @Nullable String capacity,
            @Nullable String potential,
            @Nullable String quadrant,
            @Nullable String bonus,
            @Nullable LocalDate articulatedOn,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate noticeUntil,
            @Nullable LocalDate graduatedOn) {}

    record Entry(
            long version,
            String kind,
            LocalDate on,
            List<String> reasons,
            String policy,
            String inputsHash,
            List<String> trace,
            Instant decidedAt) {}

    record File(Line standing, List<Entry> decisions) {}

    /** One page, and where the next begins; null at the end. */
    record Page(List<Line> items, @Nullable String next) {}

    private record Count(String what, String code, long n) {}

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    GraduationController(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** No file is shown whose reading could not be recorded. */
    @GetMapping("/graduation/households/{code}")
    Mono<File> household(@PathVariable String code, Caller caller) {
        return client.sql(HOUSEHOLD + " and h.household = :household")
                .bind("patterns", caller.territory().patterns())
                .bind("household", code)
                .map(row -> line(row))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(
                        line -> client.sql("insert into file_access (household, subject) values (:household, :subject)")
                                .bind("household", code)
                                .bind("subject", caller.subject())
                                .then()
                                .then(decisions(code))
                                .map(entries -> new File(line, entries)))
                .as(transaction::transactional);
    }

    /** Who is to be recertified, overdue or in the period last reviewed (GRA-2). */
    @GetMapping("/graduation/due")
    Mono<Page> due(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(HOUSEHOLD + " and s.due_status in ('DUE', 'OVERDUE') and s.graduated_on is null"
                        + " and h.state in ('AFFILIATED', 'SUSPENDED') and h.household > :cursor"
                        + " order by h.household limit :limit")
                .bind("patterns", caller.territory().patterns())
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> line(row))
                .all()
                .collectList()
                .map(lines -> new Page(
                        lines, lines.size() < most ? null : lines.getLast().household()));
    }

    @GetMapping("/graduation/summary")
    Mono<GraduationSummary> summary(Caller caller) {
        return client.sql(COUNTS)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Count(
                        required(row, "what", String.class),
                        required(row, "code", String.class),
                        required(row, "n", Long.class)))
                .all()
                .collectList()
                .map(counts -> {
                    var flags = of(counts, "flags");
                    var due = of(counts, "due");
                    return new GraduationSummary(
                            due.getOrDefault("DUE", 0L),
                            due.getOrDefault("OVERDUE", 0L),
                            of(counts, "recertified"),
                            of(counts, "quadrants"),
                            flags.getOrDefault("indeterminate", 0L),
                            of(counts, "bonuses"),
                            flags.getOrDefault("exitTrack", 0L),
                            flags.getOrDefault("graduated", 0L));
                });
    }

    private static Map<String, Long> of(List<Count> counts, String what) {
        var found = new TreeMap<String, Long>();
        counts.stream().filter(c -> c.what().equals(what)).forEach(c -> found.put(c.code(), c.n()));
        return found;
    }

    private Mono<List<Entry>> decisions(String code) {
        return client.sql(DECISIONS)
                .bind("household", code)
                .map(row -> new Entry(
                        required(row, "version", Long.class),
                        required(row, "kind", String.class),
                        required(row, "on_day", LocalDate.class),
                        List.of(required(row, "reasons", String[].class)),
                        required(row, "policy", String.class),
                        required(row, "inputs_hash", String.class),
                        List.of(required(row, "trace", String[].class)),
                        required(row, "decided_at", Instant.class)))
                .all()
                .collectList();
    }

    private static Line line(Readable row) {
        return new Line(
                required(row, "household", String.class),
                row.get("external_id", String.class),
                row.get("district", String.class),
                row.get("state", String.class),
                row.get("affiliated_on", LocalDate.class),
                row.get("reviewed_until", LocalDate.class),
                row.get("due_on", LocalDate.class),
                row.get("due_status", String.class),
                row.get("recertified_as", String.class),
                row.get("capacity", String.class),
                row.get("potential", String.class),
                row.get("quadrant", String.class),
                row.get("bonus", String.class),
                row.get("articulated_on", LocalDate.class),
                row.get("received_on", LocalDate.class),
                row.get("notice_until", LocalDate.class),
                row.get("graduated_on", LocalDate.class));
    }
}
