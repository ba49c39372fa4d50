package pe.juntos.payment.transfer.adapter;

import static pe.juntos.payment.transfer.adapter.TransferRow.soles;
import static pe.juntos.payment.transfer.adapter.TransferRow.text;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads all transfer lines of a round, those that left it for a later one as they ended in it. */
@Component
class RoundExport {
    private static final int FETCH = 5_000;
    private static final String EXPORT = """
            select coalesce(p.external_id, x.household) as hogar, x.line_period, x.component, x.amount, x.state, x.reason, x.sent,
                   x.policy, x.cause, x.household || '-' || x.period as transfer
            from (
                select t.household, t.district, t.period, l.period as line_period, l.component, l.amount, l.policy, l.cause, t.state, t.reason,
                       r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED') as sent
                from round r
                join round_transfer t on t.round = r.round
                join line_of_transfer l on l.transfer_period = t.period and l.household = t.household
                where r.round = :round
                union all
                select f.household, f.district, f.period, l.period, l.component, l.amount, l.policy, l.cause, f.state, f.reason, true
                from former_attempt f
                join line_of_transfer l on l.transfer_period = f.period and l.household = f.household
                where f.round = :round
            ) x left join payee p on p.household = x.household
            where x.district like any(:territory)
            order by x.household, x.line_period, x.component
            """;

    private final DatabaseClient database;

    RoundExport(DatabaseClient database) {
        this.database = database;
    }

    Mono<String> roundExists(String round) {
        return database.sql("select round from round where round = :round")
                .bind("round", round)
                .mapValue(String.class)
                .one();
    }

    Flux<List<String>> export(String round, Territory territory) {
        return lines(round, territory).map(RoundExport::exported).all();
    }

    /** The same lines in the same order, each with the version that set it, why it is paid, and the transfer that it is part of. */
    Flux<List<String>> explained(String round, Territory territory) {
        return lines(round, territory)
                .map(row -> Stream.concat(
                                exported(row).stream(),
                                Stream.of(text(row, "policy"), text(row, "cause"), text(row, "transfer")))
                        .toList())
                .all();
    }

    private DatabaseClient.GenericExecuteSpec lines(String round, Territory territory) {
        return database.sql(EXPORT)
                .filter(statement -> statement.fetchSize(FETCH))
                .bind("round", round)
                .bind("territory", territory.patterns());
    }

    private static List<String> exported(Readable row) {
        var sent = Boolean.TRUE.equals(row.get("sent", Boolean.class));
        var state = TransferState.read(text(row, "state"), row.get("reason", String.class), sent);
        var reason = state.reason();
        return Arrays.asList(
                text(row, "hogar"),
                text(row, "line_period"),
                text(row, "component"),
                soles(row),
                state.code(),
                reason == null ? "" : reason);
    }
}
