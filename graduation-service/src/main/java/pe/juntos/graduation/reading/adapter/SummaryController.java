package pe.juntos.graduation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.reading.GraduationSummary;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Counts of the households of the caller's territory. */
@RestController
@ForStaff
class SummaryController {

    private static final String COUNTS = """
            with seen as (select s.*, h.state from standing s join household h using (household)
                where h.version > 0 and h.district like any(:patterns))
            select 'due' as what, due_status as code, count(*) as n from seen
                where graduated_on is null and state in ('AFFILIATED', 'SUSPENDED') group by 2
            union all select 'stays', stay, count(*) from seen where stay is not null and graduated_on is null
                and state in ('AFFILIATED', 'SUSPENDED') group by 2
            union all select 'recertified', recertified_as, count(*) from seen
                where recertified_as is not null group by 2
            union all select 'quadrants', quadrant, count(*) from seen where quadrant is not null group by 2
            union all select 'bonuses', bonus, count(*) from seen where bonus is not null group by 2
            union all select 'flags', 'indeterminate', count(*) from seen
                where capacity = 'INDETERMINATE' or potential = 'INDETERMINATE'
            union all select 'flags', 'exitTrack', count(*) from seen
                where notice_until is not null and graduated_on is null
            union all select 'flags', 'graduated', count(*) from seen where graduated_on is not null
            union all select 'policies', id, count(*) from (select distinct policy from seen) p,
                unnest(string_to_array(policy, '+')) id group by 2
            """;

    private record Count(String what, String code, long n) {}

    private final DatabaseClient client;

    SummaryController(DatabaseClient client) {
        this.client = client;
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
                .map(SummaryController::summary);
    }

    private static GraduationSummary summary(List<Count> counts) {
        var flags = of(counts, "flags");
        var due = of(counts, "due");
        return new GraduationSummary(
                due.getOrDefault("DUE", 0L),
                due.getOrDefault("OVERDUE", 0L),
                of(counts, "stays"),
                of(counts, "recertified"),
                of(counts, "quadrants"),
                flags.getOrDefault("indeterminate", 0L),
                of(counts, "bonuses"),
                flags.getOrDefault("exitTrack", 0L),
                flags.getOrDefault("graduated", 0L),
                List.copyOf(of(counts, "policies").keySet()));
    }

    private static Map<String, Long> of(List<Count> counts, String what) {
        var found = new TreeMap<String, Long>();
        counts.stream().filter(c -> c.what().equals(what)).forEach(c -> found.put(c.code(), c.n()));
        return found;
    }
}
