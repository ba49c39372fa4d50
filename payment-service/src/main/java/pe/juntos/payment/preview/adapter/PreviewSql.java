package pe.juntos.payment.preview.adapter;

/** The questions of the preview, each one statement over the whole round, whatever its size. */
final class PreviewSql {
    /** Compared with all that was paid with the rounds of the period before, whichever of them; a round that follows up, with nothing. */
    static final String ROUND = """
            select r.round, r.period, r.state, r.scope, (
                select max(b.period) from round b
                where r.number = 1 and b.period < r.period and b.state <> 'CANCELLED') as previous,
                array(select b.period from round b where b.number = 1 and b.period <= r.period) as periods
            from round r where r.round = :round
            """;
    /** What the round pays, also after the bank's answers, and after some of it left the round for a later one. */
    private static final String NOW = """
            with now_paid as (
                select t.household, t.period, t.district, t.amount,
                       (t.period, t.household) in (
                           select f.period, f.household from former_attempt f where f.round <> :round) as released
                from round_transfer t where t.round = :round and t.state <> 'HELD'
                union all
                select f.household, f.period, f.district, f.amount, f.attempt > 1 from former_attempt f
                where f.round = :round and f.state <> 'HELD')
            """;

    static final String COMPONENTS = NOW + """
            select l.component as code, count(*) as n, sum(l.amount)::numeric(16, 2) as amount
            from now_paid t join line_of_transfer l on l.transfer_period = t.period and l.household = t.household
            where t.district like any(:territory) group by 1 order by 1
            """;
    static final String HELD = """
            select t.reason as code, count(*) as n, sum(t.amount)::numeric(16, 2) as amount from (
                select reason, district, amount from round_transfer where round = :round and state = 'HELD'
                union all
                select reason, district, amount from former_attempt where round = :round and state = 'HELD') t
            where t.district like any(:territory) group by 1 order by 1
            """;

    /**
     * A transfer that went out in several rounds of the period before was paid once. Establishments are no households; a round of
     * some districts is compared with these.
     */
    private static final String PAID = NOW + """
            , before_paid as (
                select b.household, b.period, min(b.district) as district, max(b.amount) as amount from (
                    select t.household, t.period, t.district, t.amount from transfer t
                    where t.period = :previous and t.state <> 'HELD' and t.round in (select round from round where period = :previous)
                    union all
                    select t.household, t.period, t.district, t.amount
                    from round r join transfer t on t.round = r.round and t.round <> 'R' || t.period
                    where r.period = :previous and t.period <> :previous and t.state <> 'HELD'
                    union all
                    select f.household, f.period, f.district, f.amount
                    from round r join former_attempt f on f.round = r.round
                    where r.period = :previous and f.state <> 'HELD') b
                where left(b.household, 1) <> 'P' and b.district like any(:scope) group by b.household, b.period),
            paid as (
                select household, min(district) as district, sum(amount) as amount, bool_or(released) as released
                from now_paid where left(household, 1) <> 'P' group by household),
            before as (
                select household, min(district) as district, sum(amount) as amount, bool_or(period <> :previous) as released
                from before_paid group by household),
            started as (
                select n.household, exists (
                           select 1 from transfer t where t.period = any(cast(:periods as text[])) and t.household = n.household
                             and t.round <> :round and t.state <> 'HELD')
                       or n.household in (
                           select f.household from former_attempt f
                           where f.period = any(cast(:periods as text[])) and f.round <> :round and f.state <> 'HELD') as known
                from paid n where not exists (select 1 from before b where b.household = n.household))
            """;
    /** Why a household is paid another amount than before: the first cause that fits, else the component that differs most. */
    private static final String COMPARED = PAID + """
            , differing as (
                select n.household from paid n join before b on b.household = n.household where n.amount <> b.amount
                union all
                select s.household from started s where s.known),
            by_component as (
                select x.household, x.component, sum(x.amount) as difference from (
                    select d.household, l.component, l.amount
                    from differing d join now_paid t on t.household = d.household
                    join line_of_transfer l on l.transfer_period = t.period and l.household = t.household
                    union all
                    select d.household, l.component, -l.amount
                    from differing d join before_paid t on t.household = d.household
                    join line_of_transfer l on l.transfer_period = t.period and l.household = t.household) x
                group by x.household, x.component),
            most as (
                select distinct on (household) household,
                       case when component = 'COMPENSATION' and difference > 0 then 'LATE_VERDICT'
                            when component = 'COMPENSATION' then 'LATE_VERDICT_BEFORE'
                            when component = 'RECOVERY' and difference < 0 then 'RECOVERY'
                            when component = 'RECOVERY' then 'RECOVERY_BEFORE'
                            when difference > 0 then component || '_MORE' else component || '_LESS' end as cause
                from by_component where difference <> 0 order by household, abs(difference) desc, component),
            extra as (
                select household, bool_or(component = 'COMPENSATION' and difference > 0) as late,
                       bool_or(component = 'BASE') as base
                from by_component group by household),
            held as (
                select t.household, min(t.reason) as reason from round_transfer t
                where t.round = :round and t.state = 'HELD' group by t.household),
            compared as (
                select coalesce(n.household, b.household) as household, coalesce(n.district, b.district) as district,
                       b.amount as before, n.amount as now,
                       case when b.household is null then 'STARTED' when n.household is null then 'STOPPED' else 'AMOUNT' end as change,
                       case when b.household is null then
                                case when n.released then 'RELEASED' when not s.known then 'FIRST_PAYMENT'
                                     when x.late then 'LATE_VERDICT' when x.base then 'PAYABLE_AGAIN' else m.cause end
                            when n.household is null then
                                case when h.household is not null then 'HELD_' || h.reason
                                     when p.exited_on <= cast(:last as date) then 'EXITED'
                                     when v.household is null then 'NO_VERDICT'
                                     when not v.payable then 'VERDICT_' || v.outcome else 'NOT_OWED' end
                            when n.released then 'RELEASED' when b.released then 'RELEASED_BEFORE' else m.cause end as cause
                from paid n full join before b on b.household = n.household
                left join started s on s.household = n.household
                left join extra x on x.household = n.household
                left join most m on m.household = n.household
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
    /**
     * Nothing jumps where there is nothing to compare with. An account's number stays here: its end and a digest go out; the same
     * account written otherwise is the same account.
     */
    private static final String ANOMALY = PAID + BY_DISTRICT + """
            , into_account as (
                select upper(regexp_replace(t.account, '[^0-9A-Za-z]', '', 'g')) as account, t.household, t.district, t.amount
                from round_transfer t where t.round = :round and t.state <> 'HELD' and t.means = 'ACCOUNT'),
            anomaly as (
                select 'DISTRICT_JUMP' as anomaly, district as subject, district, households, before, now from by_district
                where cast(:previous as text) <> '' and greatest(households, households_before) >= :jump_households
                  and abs(now - before) * 100 > before * :jump_percent and district like any(:territory)
                union all
                select 'MANY_TO_ONE_ACCOUNT', '*' || right(t.account, 4) || '#' || left(md5(t.account), 8), null,
                       count(distinct t.household), null, sum(t.amount)
                from into_account t
                group by t.account having count(distinct t.household) >= :per_account and bool_or(t.district like any(:territory))
                union all
                select 'RECIPIENT_OF_SEVERAL', t.recipient, null, count(distinct t.household), null, sum(t.amount)
                from round_transfer t where t.round = :round and t.state <> 'HELD'
                group by t.recipient having count(distinct t.household) >= :per_recipient and bool_or(t.district like any(:territory))
                union all
                select 'FIRST_PAYMENT', n.district, n.district, count(*), null, sum(n.amount)
                from paid n join started s on s.household = n.household
                where n.district like any(:territory) and not s.known
                group by n.district)
            """;

    static final String ANOMALY_COUNTS = ANOMALY + """
            select anomaly as code, count(*) as n, sum(now)::numeric(16, 2) as amount from anomaly group by 1 order by 1
            """;
    static final String ANOMALIES = ANOMALY + """
            select anomaly, subject, district, households, before::numeric(16, 2) as before, now::numeric(16, 2) as now
            from anomaly where anomaly || ' ' || subject > :cursor order by anomaly || ' ' || subject limit :limit
            """;

    /** Nobody has counted what the parts of such a question give: the planner would take them for a few rows, and loop. */
    static final String BULK = "set local enable_nestloop = off";

    private PreviewSql() {}
}
