package pe.juntos.payment.preview.adapter;

/** The questions of the preview, each one statement over the whole round, whatever its size. */
final class PreviewSql {
    static final String ROUND = """
            select r.round, r.period, r.state, (
                select b.round from round b where r.number = 1 and b.number = 1 and b.period < r.period
                  and b.state <> 'CANCELLED' order by b.period desc limit 1) as previous
            from round r where r.round = :round
            """;

    static final String COMPONENTS = """
            select l.component as code, count(*) as n, sum(l.amount)::numeric(16, 2) as amount
            from round_transfer t join line_of_transfer l on l.transfer_period = t.period and l.household = t.household
            where t.round = :round and t.state = 'ORDERED' and t.district like any(:territory) group by 1 order by 1
            """;
    static final String HELD = """
            select t.reason as code, count(*) as n, sum(t.amount)::numeric(16, 2) as amount from round_transfer t
            where t.round = :round and t.state = 'HELD' and t.district like any(:territory) group by 1 order by 1
            """;

    private static final String PAID = """
            with paid as (
                select t.household, min(t.district) as district, sum(t.amount) as amount,
                       bool_or((t.period, t.household) in (select f.period, f.household from former_attempt f)) as released
                from round_transfer t where t.round = :round and t.state = 'ORDERED' group by t.household),
            before as (
                select b.household, min(b.district) as district, sum(b.amount) as amount from (
                    select household, district, amount from round_transfer where round = :previous and state <> 'HELD'
                    union all
                    select household, district, amount from former_attempt where round = :previous and state <> 'HELD') b
                group by b.household)
            """;

    /** Why a household is paid another amount than before; the first cause that fits. */
    private static final String COMPARED = PAID + """
            , known as (
                select household from transfer where round <> :round and state <> 'HELD'
                union
                select household from former_attempt where state <> 'HELD'),
            extra as (
                select t.household, bool_or(l.component = 'COMPENSATION') as late, bool_or(l.component = 'RECOVERY') as recovered
                from round_transfer t join line_of_transfer l on l.transfer_period = t.period and l.household = t.household
                where t.round = :round and t.state = 'ORDERED' and l.component <> 'BASE' group by t.household),
            held as (
                select t.household, min(t.reason) as reason from round_transfer t
                where t.round = :round and t.state = 'HELD' group by t.household),
            compared as (
                select coalesce(n.household, b.household) as household, coalesce(n.district, b.district) as district,
                       b.amount as before, n.amount as now,
                       case when b.household is null then 'STARTED' when n.household is null then 'STOPPED' else 'AMOUNT' end as change,
                       case when b.household is null then
                                case when n.released then 'RELEASED' when k.household is null then 'FIRST_PAYMENT'
                                     when x.late then 'LATE_VERDICT' else 'PAYABLE_AGAIN' end
                            when n.household is null then
                                case when h.household is not null then 'HELD_' || h.reason
                                     when p.exited_on <= cast(:last as date) then 'EXITED'
                                     when v.household is null then 'NO_VERDICT'
                                     when not v.payable then 'VERDICT_' || v.outcome else 'NOT_OWED' end
                            when x.recovered then 'RECOVERY' when n.released then 'RELEASED'
                            when x.late then 'LATE_VERDICT' else 'COMPONENTS' end as cause
                from paid n full join before b on b.household = n.household
                left join known k on k.household = n.household
                left join extra x on x.household = n.household
                left join held h on h.household = b.household
                left join payee p on p.household = b.household
                left join verdict v on v.period = :period and v.household = b.household
                where n.amount is distinct from b.amount)
            """;

    static final String CHANGES = COMPARED + """
            select change, cause, count(*) as n, coalesce(sum(before), 0)::numeric(16, 2) as before,
                   coalesce(sum(now), 0)::numeric(16, 2) as now
            from compared where district like any(:territory) group by 1, 2 order by 1, 2
            """;
    static final String CHANGED_HOUSEHOLDS = COMPARED + """
            select c.district, coalesce(p.external_id, c.household) as hogar, c.change, c.cause,
                   coalesce(c.before, 0)::numeric(16, 2) as before, coalesce(c.now, 0)::numeric(16, 2) as now
            from compared c left join payee p on p.household = c.household
            where c.district like any(:territory) order by c.district, c.household
            """;

    private static final String BY_DISTRICT = """
            , by_district as (
                select coalesce(n.district, b.district) as district, count(b.household) as households_before,
                       coalesce(sum(b.amount), 0)::numeric(16, 2) as before, count(n.household) as households,
                       coalesce(sum(n.amount), 0)::numeric(16, 2) as now
                from paid n full join before b on b.household = n.household group by 1)
            """;
    static final String DISTRICTS = PAID + BY_DISTRICT + """
            select * from by_district where district like any(:territory) order by district
            """;

    /** Nothing jumps where there is nothing to compare with. An account's number stays here: its end and a digest go out. */
    private static final String ANOMALY = PAID + BY_DISTRICT + """
            , anomaly as (
                select 'DISTRICT_JUMP' as anomaly, district as subject, district, households, before, now from by_district
                where cast(:previous as text) <> '' and greatest(households, households_before) >= :jump_households
                  and abs(now - before) * 100 > before * :jump_percent and district like any(:territory)
                union all
                select 'MANY_TO_ONE_ACCOUNT', '*' || right(t.account, 4) || '#' || left(md5(t.account), 8), null,
                       count(distinct t.household), null, sum(t.amount)
                from round_transfer t where t.round = :round and t.state = 'ORDERED' and t.means = 'ACCOUNT'
                group by t.account having count(distinct t.household) >= :per_account and bool_or(t.district like any(:territory))
                union all
                select 'RECIPIENT_OF_SEVERAL', t.recipient, null, count(distinct t.household), null, sum(t.amount)
                from round_transfer t where t.round = :round and t.state = 'ORDERED'
                group by t.recipient having count(distinct t.household) >= :per_recipient and bool_or(t.district like any(:territory))
                union all
                select 'FIRST_PAYMENT', n.district, n.district, count(*), null, sum(n.amount) from paid n
                where n.district like any(:territory) and not exists (
                    select 1 from transfer o where o.household = n.household and o.round <> :round and o.state <> 'HELD')
                  and not exists (select 1 from former_attempt f where f.household = n.household and f.state <> 'HELD')
                group by n.district)
            """;

    static final String ANOMALY_COUNTS = ANOMALY + """
            select anomaly as code, count(*) as n, sum(now)::numeric(16, 2) as amount from anomaly group by 1 order by 1
            """;
    static final String ANOMALIES = ANOMALY + """
            select anomaly, subject, district, households, before::numeric(16, 2) as before, now::numeric(16, 2) as now
            from anomaly where anomaly || ' ' || subject > :cursor order by anomaly || ' ' || subject limit :limit
            """;

    private PreviewSql() {}
}
