package pe.juntos.payment.transfer.adapter;

import static pe.juntos.payment.transfer.adapter.TransferRow.soles;
import static pe.juntos.payment.transfer.adapter.TransferRow.text;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.CollectedMoney;
import pe.juntos.payment.payday.HouseholdPayDay;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.payment.transfer.TransferTold.LineTold;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Entry;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Former;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Item;
import pe.juntos.payment.transfer.adapter.TransferRow.Beside;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the transfers of a household. */
@Component
class TransferQueries {
    private static final String OF_HOUSEHOLD = """
            select t.*, r.state as round_state, f.message_id as file, m.message_id as message
            from transfer t join round r on r.round = t.round
            left join bank_file f on f.round = t.round and t.state <> 'HELD'
                 and t.household || '-' || t.period between f.first_key and f.last_key
            left join bank_message m on m.id = t.bank_message
            where t.household = :household and t.period in (select period from round)
            order by t.period
            """;
    private static final String LINES =
            "select * from line_of_transfer where transfer_period = :period and household = :household order by period, component";
    private static final String POSTINGS = """
            select p.* from posting p where p.round = :round and :bucket between p.first_bucket and p.last_bucket
              and (p.movement = 'DISPATCHED' or p.movement = 'APPROVED' and :attempt = 1
                   or p.movement = :state and p.source = 'message:' || :message
                   or p.movement = 'WITHDRAWN' and p.source in (select 'withdrawals:' || w.import_id from withdrawal w
                        where w.household = :household and w.period = :period)
                   or p.movement = 'REVERTED' and p.source in (select 'reversion:' || i.reversion from reversion_item i
                        where i.household = :household and i.period = :period and i.outcome = 'REVERTED')
                   or p.source in (select 'exception:' || e.message || '-' || e.line from bank_exception e
                                   where e.household = :household and e.period = :period))
            order by p.id
            """;
    private static final String FORMER = """
            select f.*, m.message_id as message from former_attempt f left join bank_message m on m.id = f.bank_message
            where f.household = :household and f.period = :period and f.round in (select round from round)
            order by f.attempt, f.round
            """;

    private final DatabaseClient database;
    private final CollectedMoney collected;
    private final HouseholdPayDay payDays;

    TransferQueries(DatabaseClient database, CollectedMoney collected, HouseholdPayDay payDays) {
        this.database = database;
        this.collected = collected;
        this.payDays = payDays;
    }

    Mono<String> visible(String household, Territory territory) {
        return database.sql(
                        "select household from payee where household = :household and district like any(:territory)")
                .bind("household", household)
                .bind("territory", territory.patterns())
                .mapValue(String.class)
                .one();
    }

    Mono<List<Item>> ofHousehold(String household, @Nullable String period) {
        return database.sql(OF_HOUSEHOLD)
                .bind("household", household)
                .map(TransferRow::read)
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .filterWhen(row -> concerns(row, period))
                .concatMap(this::item)
                .collectList();
    }

    /** A period's money is in its own transfer, or in a compensation line of a later one. */
    private Mono<Boolean> concerns(TransferRow row, @Nullable String period) {
        if (period == null || row.period().equals(period)) {
            return Mono.just(true);
        }
        return lines(row)
                .map(lines -> lines.stream().anyMatch(line -> line.period().equals(period)));
    }

    private Mono<Item> item(TransferRow row) {
        return Mono.zip(
                        lines(row),
                        payDays.of(row.household(), row.round()).singleOptional(),
                        collected.of(row.household(), row.period()).singleOptional(),
                        postings(row),
                        former(row))
                .map(parts -> row.item(new Beside(
                        parts.getT1(),
                        parts.getT2().orElse(null),
                        parts.getT3().orElse(null),
                        parts.getT4(),
                        parts.getT5())));
    }

    private Mono<List<LineTold>> lines(TransferRow row) {
        return database.sql(LINES)
                .bind("period", row.period())
                .bind("household", row.household())
                .map(line -> new LineTold(
                        text(line, "component"),
                        soles(line),
                        text(line, "period"),
                        text(line, "policy"),
                        text(line, "cause")))
                .all()
                .collectList();
    }

    private Mono<List<Entry>> postings(TransferRow row) {
        if (row.state() instanceof TransferState.Held) {
            return Mono.just(List.of());
        }
        return database.sql(POSTINGS)
                .bind("round", row.round())
                .bind("bucket", row.bucket())
                .bind("attempt", row.attempt())
                .bind("household", row.household())
                .bind("period", row.period())
                .bind("state", row.state().code())
                .bind("message", String.valueOf(row.message()))
                .map(posting -> new Entry(
                        Objects.requireNonNull(posting.get("id", Long.class)),
                        text(posting, "movement"),
                        text(posting, "debit"),
                        text(posting, "credit"),
                        row.amount(),
                        text(posting, "source")))
                .all()
                .collectList()
                .map(postings -> row.sentOrLater() ? postings : approvedOnly(postings));
    }

    private static List<Entry> approvedOnly(List<Entry> postings) {
        return postings.stream().filter(p -> p.movement().equals("APPROVED")).toList();
    }

    private Mono<List<Former>> former(TransferRow row) {
        return database.sql(FORMER)
                .bind("household", row.household())
                .bind("period", row.period())
                .map(former -> new Former(
                        text(former, "round"),
                        Objects.requireNonNull(former.get("attempt", Integer.class)),
                        row.endToEndId(Objects.requireNonNull(former.get("attempt", Integer.class))),
                        text(former, "state"),
                        former.get("reason", String.class),
                        former.get("message", String.class),
                        former.get("bank_reference", String.class)))
                .all()
                .collectList();
    }
}
