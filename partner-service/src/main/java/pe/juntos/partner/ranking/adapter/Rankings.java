package pe.juntos.partner.ranking.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.ranking.RankingRefusal;
import pe.juntos.partner.ranking.WealthRanking;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Rankings and their reviews in PostgreSQL; what was ranked is never changed. */
@Component
class Rankings {

    private static final String STORE = """
            insert into wealth_ranking (id, community, district, on_day, poverty, households, policy, content, recorded_by)
            values (:id, :community, :district, :on, :poverty, :households, :policy, :content, :by)
            on conflict (id) do nothing
            """;
    private static final String RANK = """
            insert into ranked_household (ranking, household, category)
            select :id, r.household, r.category from unnest(:households, :categories) as r (household, category)
            join household h on h.household = r.household and h.version > 0 and h.district = :district
            """;
    private static final String REVIEWED = """
            select w.recorded_by, w.on_day, w.reviewed_on,
                (select array_agg(r.household) from ranked_household r where r.ranking = w.id) as ranked,
                (select coalesce(string_agg(r.household || '=' || r.removed, ',' order by r.household), '')
                    from ranked_household r where r.ranking = w.id and r.removed is not null) as removed
            from wealth_ranking w where w.id = :id and w.district like any(:patterns) for update of w
            """;

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    Rankings(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** True if it is new; false if it was sent before with the same content. */
    Mono<Boolean> record(WealthRanking ranking, String policy, String by) {
        var content = ranking.toString();
        return client.sql(STORE)
                .bind("id", ranking.id())
                .bind("community", ranking.community())
                .bind("district", ranking.district())
                .bind("on", ranking.on())
                .bind("poverty", ranking.poverty().name())
                .bind("households", ranking.households())
                .bind("policy", policy)
                .bind("content", content)
                .bind("by", by)
                .fetch()
                .rowsUpdated()
                .flatMap(fresh -> fresh == 1 ? rank(ranking).thenReturn(true) : repeated(ranking.id(), content))
                .as(transaction::transactional);
    }

    /** True if it changed anything; false if the same review was made before. */
    Mono<Boolean> review(String id, WealthRanking.Review review, Caller caller) {
        return client.sql(REVIEWED)
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Stored(
                        new WealthRanking.Reviewing(
                                required(row, "recorded_by", String.class),
                                required(row, "on_day", LocalDate.class),
                                row.get("reviewed_on", LocalDate.class) != null,
                                List.of(required(row, "ranked", String[].class))),
                        row.get("reviewed_on", LocalDate.class),
                        required(row, "removed", String.class)))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(stored -> stored.sameAs(review)
                        ? Mono.just(false)
                        : WealthRanking.review(stored.ranking(), review)
                                .map(why -> Mono.<Boolean>error(problem(why)))
                                .orElseGet(() -> remove(id, review).thenReturn(true)))
                .as(transaction::transactional);
    }

    static Problem problem(RankingRefusal why) {
        return Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail());
    }

    private Mono<Void> rank(WealthRanking ranking) {
        var ranked = ranking.ranked();
        return client.sql(RANK)
                .bind("id", ranking.id())
                .bind("district", ranking.district())
                .bind(
                        "households",
                        ranked.stream().map(WealthRanking.Ranked::household).toArray(String[]::new))
                .bind(
                        "categories",
                        ranked.stream().map(one -> one.category().name()).toArray(String[]::new))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == ranked.size())
                .switchIfEmpty(Mono.error(() -> problem(RankingRefusal.UNKNOWN_HOUSEHOLD)))
                .then();
    }

    private Mono<Boolean> repeated(String id, String content) {
        return client.sql("select content from wealth_ranking where id = :id")
                .bind("id", id)
                .map(row -> required(row, "content", String.class))
                .one()
                .filter(content::equals)
                .switchIfEmpty(Mono.error(() -> problem(RankingRefusal.ID_CONFLICT)))
                .thenReturn(false);
    }

    private Mono<Void> remove(String id, WealthRanking.Review review) {
        var removals = review.removals();
        return client.sql("update ranked_household r set removed = n.reason"
                        + " from unnest(:households, :reasons) as n (household, reason)"
                        + " where r.ranking = :id and r.household = n.household")
                .bind("id", id)
                .bind("households", removals.keySet().toArray(String[]::new))
                .bind("reasons", removals.values().stream().map(Enum::name).toArray(String[]::new))
                .then()
                .then(client.sql("update wealth_ranking set reviewed_by = :by, reviewed_on = :on where id = :id")
                        .bind("id", id)
                        .bind("by", review.by())
                        .bind("on", review.on())
                        .then());
    }

    private record Stored(
            WealthRanking.Reviewing ranking, @Nullable LocalDate reviewedOn, String removed) {
        boolean sameAs(WealthRanking.Review review) {
            var removals = review.removals().entrySet().stream()
                    .map(one -> one.getKey() + "=" + one.getValue())
                    .toList();
            return review.on().equals(reviewedOn) && removed.equals(String.join(",", removals));
        }
    }
}
