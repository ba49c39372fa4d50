package pe.juntos.partner.ranking.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.eligibility.AskingRules;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.ranking.Category;
import pe.juntos.partner.ranking.Poverty;
import pe.juntos.partner.ranking.Removal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** What came of a ranking: who goes on, who does not, and by which criterion. */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
class RankingListController {

    private static final String RANKED = """
            select r.household, r.category, r.removed from ranked_household r join household h using (household)
            where r.ranking = :id and h.district like any(:patterns) order by r.household
            """;

    /** @param goesOn its category goes on and nobody struck it out; the second filter follows */
    record Line(
            String household,
            Category category,
            @Nullable Removal removed,
            boolean goesOn,
            @Nullable Eligibility filter) {}

    record Ranking(
            String id,
            String community,
            String district,
            LocalDate on,
            Poverty poverty,
            int households,
            String policy,
            @Nullable LocalDate reviewedOn,
            List<Line> ranked) {}

    private record Row(
            String household, Category category, @Nullable Removal removed) {}

    private final DatabaseClient client;
    private final RankingBook book;
    private final AskingRules rules;

    RankingListController(DatabaseClient client, RankingBook book, AskingRules rules) {
        this.client = client;
        this.book = book;
        this.rules = rules;
    }

    @GetMapping("/partner/rankings/{id}")
    Mono<Ranking> ranking(@PathVariable String id, Caller caller) {
        return client.sql("select * from wealth_ranking where id = :id and district like any(:patterns)")
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Ranking(
                        id,
                        required(row, "community", String.class),
                        required(row, "district", String.class),
                        required(row, "on_day", LocalDate.class),
                        Poverty.valueOf(required(row, "poverty", String.class)),
                        required(row, "households", Integer.class),
                        required(row, "policy", String.class),
                        row.get("reviewed_on", LocalDate.class),
                        List.of()))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(ranking -> rows(id, caller)
                        .flatMap(rows -> filters(ranking, rows, caller).map(filters -> with(ranking, rows, filters))));
    }

    private Mono<List<Row>> rows(String id, Caller caller) {
        return client.sql(RANKED)
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> {
                    var removed = row.get("removed", String.class);
                    return new Row(
                            required(row, "household", String.class),
                            Category.valueOf(required(row, "category", String.class)),
                            removed == null ? null : Removal.valueOf(removed));
                })
                .all()
                .collectList();
    }

    private Mono<Map<String, Eligibility>> filters(Ranking ranking, List<Row> rows, Caller caller) {
        var wanted = rows.stream()
                .filter(row -> goesOn(ranking, row))
                .map(Row::household)
                .toList();
        return rules.ofHouseholds(book.at(ranking.on()).parameters().householdRule(), ranking.on(), wanted, caller);
    }

    private Ranking with(Ranking ranking, List<Row> rows, Map<String, Eligibility> filters) {
        return new Ranking(
                ranking.id(),
                ranking.community(),
                ranking.district(),
                ranking.on(),
                ranking.poverty(),
                ranking.households(),
                ranking.policy(),
                ranking.reviewedOn(),
                rows.stream()
                        .map(row -> new Line(
                                row.household(),
                                row.category(),
                                row.removed(),
                                goesOn(ranking, row),
                                filters.get(row.household())))
                        .toList());
    }

    private boolean goesOn(Ranking ranking, Row row) {
        return row.removed() == null && book.at(ranking.on()).parameters().goesOn(ranking.poverty(), row.category());
    }
}
