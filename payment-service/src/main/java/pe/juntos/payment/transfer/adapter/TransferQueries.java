package pe.juntos.payment.transfer.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.CollectedMoney;
import pe.juntos.payment.payday.HouseholdPayDay;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.payment.transfer.adapter.HouseholdTransfers.Item;
import pe.juntos.platform.database.Reads;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads the transfers of a household. */
@Component
class TransferQueries {
    /**
     * In one statement, so one way to the database and back. A period's money is in its own transfer, or in a compensation line of a
     * later one.
     */
    private static final String OF_HOUSEHOLD = """
            select t.*, r.state as round_state, f.message_id as file, m.message_id as message,
                (select coalesce(json_agg(json_build_object(
                        'component', l.component, 'amount', l.amount::text, 'period', l.period, 'policy', l.policy,
                        'cause', l.cause) order by l.period, l.component), '[]')
                    from line_of_transfer l
                    where l.transfer_period = t.period and l.household = t.household)::text as lines,
                (select coalesce(json_agg(json_build_object(
                        'posting', p.id, 'movement', p.movement, 'debit', p.debit, 'credit', p.credit,
                        'amount', t.amount::text, 'source', p.source) order by p.id), '[]')
                    from posting p where p.round = t.round and t.bucket between p.first_bucket and p.last_bucket
                    and (p.movement = 'DISPATCHED' or p.movement = 'APPROVED' and t.attempt = 1
                       or p.movement = t.state and p.source = 'message:' || t.bank_message
                       or p.movement = 'WITHDRAWN' and p.source in (select 'withdrawals:' || w.import_id from withdrawal w
                            where w.household = t.household and w.period = t.period)
                       or p.movement = 'REVERTED' and p.source in (select 'reversion:' || i.reversion from reversion_item i
                            where i.household = t.household and i.period = t.period and i.outcome = 'REVERTED')
                       or p.source in (select 'exception:' || e.message || '-' || e.line from bank_exception e
                            where e.household = t.household and e.period = t.period)))::text as postings,
                (select coalesce(json_agg(json_build_object(
                        'round', a.round, 'attempt', a.attempt, 'state', a.state, 'reason', a.reason,
                        'message', b.message_id, 'entry', a.bank_reference) order by a.attempt, a.round), '[]')
                    from former_attempt a left join bank_message b on b.id = a.bank_message
                    where a.household = t.household and a.period = t.period
                      and a.round in (select round from round))::text as former
            from transfer t join round r on r.round = t.round
            left join bank_file f on f.round = t.round and t.state <> 'HELD'
                 and t.household || '-' || t.period between f.first_key and f.last_key
            left join bank_message m on m.id = t.bank_message
            where t.household = :household and t.period in (select period from round)
              and (:period = '' or t.period = :period or exists (select from line_of_transfer l
                   where l.transfer_period = t.period and l.household = t.household and l.period = :period))
            order by t.period
            """;

    private final Reads reads;
    private final CollectedMoney collected;
    private final HouseholdPayDay payDays;
    private final JsonMapper mapper;

    TransferQueries(Reads reads, CollectedMoney collected, HouseholdPayDay payDays, JsonMapper mapper) {
        this.reads = reads;
        this.collected = collected;
        this.payDays = payDays;
        this.mapper = mapper;
    }

    Mono<String> visible(String household, Territory territory) {
        return reads.sql("select household from payee where household = :household and district like any(:territory)")
                .bind("household", household)
                .bind("territory", territory.patterns())
                .mapValue(String.class)
                .one();
    }

    Mono<List<Item>> ofHousehold(String household, @Nullable String period) {
        return reads.sql(OF_HOUSEHOLD)
                .bind("household", household)
                .bind("period", period == null ? "" : period)
                .map(row -> TransferRow.read(row, mapper))
                .all()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::item)
                .collectList();
    }

    /** Nobody is asked about a pay day of what is held, nor about the collection of what was not credited. */
    private Mono<Item> item(TransferRow row) {
        var payDay = row.state() instanceof TransferState.Held
                ? Mono.<HouseholdPayDay.PayDay>empty()
                : payDays.of(row.household(), row.round());
        var taken = row.state() instanceof TransferState.Credited
                ? collected.of(row.household(), row.period())
                : Mono.<CollectedMoney.Collected>empty();
        return Mono.zip(payDay.singleOptional(), taken.singleOptional())
                .map(told -> row.item(told.getT1().orElse(null), told.getT2().orElse(null)));
    }
}
