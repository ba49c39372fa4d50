package pe.juntos.affiliation.attention.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.attention.Quarter;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Quarterly consolidations: made once, in one statement, from cases and their resolutions as of the quarter's end. */
@Component
class Quarters {

    /** @param pending at the quarter's end, of any quarter's opening; overdue are those past their limit then */
    record Line(
            String district,
            String type,
            String category,
            long opened,
            long resolvedOnTime,
            long resolvedLate,
            long pending,
            long overdue) {}

    record Consolidated(String quarter, LocalDate on, String by) {}

    private static final String LINES = """
            insert into case_quarter_line (quarter, type, category, district, opened, resolved_on_time, resolved_late,
                pending, overdue)
            select :quarter, c.type, c.category, c.district,
                count(*) filter (where c.opened_on >= :first),
                count(*) filter (where r.resolved_on <= r.limit_on),
                count(*) filter (where r.resolved_on > r.limit_on),
                count(*) filter (where p.pending),
                count(*) filter (where p.pending and c.limit_on < :last)
            from case_file c
            left join lateral (select resolved_on, limit_on from case_resolution
                where code = c.code and resolved_on between :first and :last order by number desc limit 1) r on true
            cross join lateral (select not exists (select 1 from case_resolution x where x.code = c.code
                and x.resolved_on <= :last and (x.reopened_on is null or x.reopened_on > :last)) as pending) p
            where c.opened_on <= :last and (c.opened_on >= :first or r.resolved_on is not null or p.pending)
            group by c.type, c.category, c.district
            """;

    private final DatabaseClient client;

    Quarters(DatabaseClient client) {
        this.client = client;
    }

    /** Repeated, it gives what was consolidated the first time. */
    Mono<Consolidated> consolidate(Quarter quarter, LocalDate today, String by) {
        return client.sql("insert into case_quarter (quarter, consolidated_on, consolidated_by)"
                        + " values (:quarter, :today, :by) on conflict do nothing")
                .bind("quarter", quarter.toString())
                .bind("today", today)
                .bind("by", by)
                .fetch()
                .rowsUpdated()
                .flatMap(fresh -> fresh == 0 ? Mono.empty() : lines(quarter))
                .then(find(quarter));
    }

    private Mono<Void> lines(Quarter quarter) {
        return client.sql(LINES)
                .bind("quarter", quarter.toString())
                .bind("first", quarter.first())
                .bind("last", quarter.last())
                .then();
    }

    Mono<Consolidated> find(Quarter quarter) {
        return client.sql("select quarter, consolidated_on, consolidated_by from case_quarter where quarter = :quarter")
                .bind("quarter", quarter.toString())
                .map(row -> new Consolidated(
                        required(row, "quarter", String.class),
                        required(row, "consolidated_on", LocalDate.class),
                        required(row, "consolidated_by", String.class)))
                .one();
    }

    Flux<Line> lines(Quarter quarter, Territory territory) {
        return client.sql("select * from case_quarter_line where quarter = :quarter and district like any(:patterns)"
                        + " order by district, type, category")
                .bind("quarter", quarter.toString())
                .bind("patterns", territory.patterns())
                .map(row -> new Line(
                        required(row, "district", String.class),
                        required(row, "type", String.class),
                        required(row, "category", String.class),
                        required(row, "opened", Long.class),
                        required(row, "resolved_on_time", Long.class),
                        required(row, "resolved_late", Long.class),
                        required(row, "pending", Long.class),
                        required(row, "overdue", Long.class)))
                .all();
    }
}
