package pe.juntos.payment.transfer.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.platform.database.Columns;
import pe.juntos.platform.database.Reads;
import pe.juntos.platform.part.HouseholdPart;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads the transfers of households. */
@Component
class TransferQueries implements HouseholdPart {
    /**
     * For all who ask in one statement, so one way to the database and back: no row for a household that the caller may not see, one without a
     * transfer for one that has none. A period's money is in its own transfer, or in a compensation line of a later one. Nobody is
     * told a pay day of what is held, nor of the collection of what was not credited.
     */
    private static final String OF_HOUSEHOLD = """
            with seen as materialized (
              select a.n, a.period as asked, p.household as seen
              from unnest(cast(:ns as int[]), cast(:households as text[]), cast(:periods as text[]), cast(:patterns as text[]))
                as a (n, household, period, patterns)
              join payee p on p.household = a.household
              where p.district like any(string_to_array(a.patterns, ','))),
            told as (
            select s.n as told, t.*, r.state as round_state, f.message_id as file, m.message_id as message,
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
                      and a.round in (select round from round))::text as former,
                (select json_build_object('point', d.point, 'channel', a.channel, 'minutes', d.minutes, 'day', d.day)
                    from pay_day d join pay_point a on a.point = d.point
                    where t.state <> 'HELD' and d.household = t.household and d.round = t.round
                    order by d.day limit 1)::text as pay_day,
                case when t.state = 'CREDITED' then (select json_build_object(
                        'stage', coalesce(c.stage, 'AVAILABLE'),
                        'creditedOn', coalesce(c.credited_on, payment_day(r.period)),
                        'withdrawn', coalesce(c.withdrawn, 0)::numeric(12, 2)::text,
                        'reverted', coalesce(c.reverted, 0)::numeric(12, 2)::text,
                        'remaining', (t.amount - coalesce(c.withdrawn, 0) - coalesce(c.reverted, 0))::numeric(12, 2)::text,
                        'withdrawals', (select coalesce(json_agg(json_build_object(
                            'id', w.withdrawal_id, 'on', w.on_day::text, 'amount', w.amount::text, 'channel', w.channel,
                            'payPoint', w.pay_point) order by w.on_day, w.withdrawal_id), '[]')
                            from withdrawal w where w.household = t.household and w.period = t.period))
                    from (select 1) always left join collection c
                        on c.period = t.period and c.household = t.household and c.attempt = t.attempt) end::text as collected
            from seen s cross join (select distinct period from round) known
            join transfer t on t.period = known.period and t.household = s.seen
            join round r on r.round = t.round
            left join bank_file f on f.round = t.round and t.state <> 'HELD'
                 and t.household || '-' || t.period between f.first_key and f.last_key
            left join bank_message m on m.id = t.bank_message
            where s.asked = '' or t.period = s.asked or exists (select from line_of_transfer l
                   where l.transfer_period = t.period and l.household = t.household and l.period = s.asked)
            )
            select * from seen left join told on told = n order by n, period
            """;

    private final Reads reads;
    private final JsonMapper mapper;

    TransferQueries(Reads reads, JsonMapper mapper) {
        this.reads = reads;
        this.mapper = mapper;
    }

    @Override
    public String rule() {
        return Roles.STAFF_OR_OWN_HOUSEHOLD;
    }

    /** Empty if the caller may not see the household, or nobody knows it. */
    Mono<HouseholdTransfers> ofHousehold(String household, @Nullable String period, Caller caller) {
        return tell(new Asked(household, period, caller), HouseholdTransfers.class);
    }

    @Override
    public Mono<List<Optional<Object>>> tell(List<Asked> asked) {
        return reads.sql(OF_HOUSEHOLD)
                .bind("ns", Columns.places(asked))
                .bind("households", Columns.texts(asked, Asked::household))
                .bind("periods", Columns.texts(asked, one -> Objects.requireNonNullElse(one.period(), "")))
                .bind("patterns", Columns.texts(asked, Asked::patterns))
                .map(row -> Map.entry(required(row, "n", Integer.class), item(row)))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> Columns.inOrder(asked, transfers(asked, found)));
    }

    /** A household without a transfer has one row without a period. */
    private Optional<HouseholdTransfers.Item> item(Readable row) {
        return Optional.ofNullable(row.get("period", String.class))
                .map(_ -> TransferRow.read(row, mapper).item());
    }

    private static Map<Integer, HouseholdTransfers> transfers(
            List<Asked> asked, Map<Integer, Collection<Optional<HouseholdTransfers.Item>>> found) {
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        of -> new HouseholdTransfers(
                                asked.get(of.getKey()).household(),
                                of.getValue().stream().flatMap(Optional::stream).toList())));
    }
}
