package pe.juntos.payment.round.adapter;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.round.RoundTold;
import pe.juntos.payment.transfer.TransferState;
import reactor.core.publisher.Mono;

/** How far a round is, in numbers. */
@Component
class RoundFigures {
    private static final String BY_STATE = """
            select t.state, count(*) as n from round_transfer t where t.round = :round group by t.state
            union all
            select f.state, count(*) from former_attempt f where f.round = :round group by f.state
            """;

    private final DatabaseClient database;

    RoundFigures(DatabaseClient database) {
        this.database = database;
    }

    private record Count(String state, long transfers) {}

    Mono<RoundTold> told(RoundRow row) {
        var round = row.round();
        var sent = java.util.Set.of("DISPATCHED", "RECONCILED", "CLOSED").contains(round.state());
        return database.sql(BY_STATE)
                .bind("round", round.plan().id())
                .map(count -> new Count(
                        TransferState.read(Objects.requireNonNull(count.get("state", String.class)), null, sent)
                                .code(),
                        Objects.requireNonNull(count.get("n", Long.class))))
                .all()
                .collectMultimap(Count::state, Count::transfers)
                .map(counts -> told(row, sums(counts)));
    }

    private static Map<String, Long> sums(Map<String, java.util.Collection<Long>> counts) {
        var sums = new TreeMap<String, Long>();
        counts.forEach((state, some) ->
                sums.put(state, some.stream().mapToLong(Long::longValue).sum()));
        return sums;
    }

    private static RoundTold told(RoundRow row, Map<String, Long> byState) {
        var totals = row.totals();
        return new RoundTold(
                row.round().plan().id(),
                row.round().plan().period().toString(),
                row.round().state(),
                totals == null ? 0 : totals.transfers(),
                totals == null ? "0.00" : totals.amount().toString(),
                byState.getOrDefault("HELD", 0L),
                byState);
    }
}
