package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.transfer.TransferTold;
import pe.juntos.payment.transfer.TransferTold.LineTold;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** Tells what became of credited money: withdrawn, uncollected, reverted. Each telling is a version of the transfer. */
@Component
class Told {
    private static final String SQL = """
            with told as (
                update transfer t set version = t.version + 1
                from unnest(cast(:periods as text[]), cast(:households as text[])) i(period, household)
                where t.period = i.period and t.household = i.household and t.state = 'CREDITED'
                returning t.period, t.household, t.round, t.amount, t.version)
            select told.*, l.component, l.amount as part, l.period as line_period, l.policy, l.cause
            from told join line_of_transfer l on l.transfer_period = told.period and l.household = told.household
            order by told.household, told.period, l.period, l.component
            """;

    private final DatabaseClient database;
    private final Outbox outbox;

    Told(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    record Key(String period, String household) {}

    private record Row(Key key, String round, String amount, long version, LineTold line) {
        static Row read(Readable row) {
            return new Row(
                    new Key(required(row, "period", String.class), required(row, "household", String.class)),
                    required(row, "round", String.class),
                    required(row, "amount", BigDecimal.class).toPlainString(),
                    required(row, "version", Long.class),
                    new LineTold(
                            required(row, "component", String.class),
                            required(row, "part", BigDecimal.class).toPlainString(),
                            required(row, "line_period", String.class),
                            required(row, "policy", String.class),
                            required(row, "cause", String.class)));
        }
    }

    Mono<Void> tell(List<Key> transfers, String state) {
        if (transfers.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(SQL)
                .bind("periods", texts(transfers, Key::period))
                .bind("households", texts(transfers, Key::household))
                .map(Row::read)
                .all()
                .bufferUntilChanged(Row::key)
                .map(rows -> event(rows, state))
                .collectList()
                .flatMap(outbox::append);
    }

    private static OutgoingEvent event(List<Row> rows, String state) {
        var first = rows.getFirst();
        var told = new TransferTold(
                first.key().household() + "-" + first.key().period(),
                first.key().household(),
                first.round(),
                first.key().period(),
                state,
                first.amount(),
                rows.stream().map(Row::line).toList(),
                null);
        return new OutgoingEvent(TransferTold.TOPIC, first.key().household(), told.type(), first.version(), told);
    }

    static String[] texts(List<Key> keys, Function<Key, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }
}
