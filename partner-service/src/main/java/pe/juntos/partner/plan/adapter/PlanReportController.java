package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.Indicator;
import pe.juntos.partner.plan.PlanPolicy;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.partner.plan.ReportPeriod;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** The four indicators with what they are made of, and the monthly and quarterly reports (004 Table 2 and calendar). */
@RestController
@RequestMapping("/partner/plan")
@PreAuthorize(PlanBook.STAFF)
class PlanReportController {

    /**
     * Of the year until the day. Taking part: attended a course or received something this year. Income: the newest of the
     * year against the first ever told.
     */
    private static final String COUNTS = """
            with here as (select p.* from participant p where p.district like any(:patterns)),
            newest as (
                select distinct on (d.participant) d.* from diagnosis d join here p on p.id = d.participant
                where d.on_day <= :on order by d.participant, d.on_day desc),
            part as (
                select p.id, p.household, p.track from here p where
                    exists (select from attendance a where a.participant = p.id and a.present and a.on_day between :from and :on)
                    or exists (select from seed_grant g where g.participant = p.id and g.on_day between :from and :on))
            select (select count(distinct household) from part) as taking_part,
                (select count(distinct p.household) from part p join newest n on n.participant = p.id
                    where n.on_day >= :from and n.monthly_income > (
                        select f.monthly_income from diagnosis f where f.participant = p.id and f.monthly_income is not null
                        order by f.on_day limit 1)) as richer,
                (select count(distinct p.household) from part p join newest n on n.participant = p.id
                    join completion k on k.participant = p.id and k.on_day between :from and :on
                    join course c on c.id = k.course and c.kind = 'BUSINESS_MANAGEMENT'
                    where n.business_plan and not n.idea) as strengthened,
                (select count(distinct p.household) from here p join newest n on n.participant = p.id
                    where n.line is not null and not n.idea) as enterprises,
                (select count(distinct p.household) from here p join newest n on n.participant = p.id
                    where n.line is not null and not n.idea and (
                        exists (select from fair_stand s join fair f on f.id = s.fair
                            where s.participant = p.id and f.on_day between :from and :on)
                        or exists (select from state_purchase s
                            where s.participant = p.id and s.on_day between :from and :on))) as trading,
                (select count(distinct a.participant) from attendance a join here p on p.id = a.participant
                    join course c on c.id = a.course and c.kind in ('EMPLOYABILITY', 'LABOUR_CERTIFICATION')
                    where a.on_day between :from and :on) as learners,
                (select count(distinct k.participant) from completion k join here p on p.id = k.participant
                    join course c on c.id = k.course and c.kind in ('EMPLOYABILITY', 'LABOUR_CERTIFICATION')
                    where k.on_day between :from and :on) as completers
            """;
    /** Of one period, by region. */
    private static final String REPORT = """
            with here as (select p.*, left(p.district, 2) as region from participant p where p.district like any(:patterns)),
            told as (
                select p.region, 'DIAGNOSED' as what, 1 as n, 0::numeric as amount from diagnosis d
                    join here p on p.id = d.participant where d.on_day between :from and :until
                union all select p.region, 'SESSIONS_ATTENDED', 1, 0 from attendance a join here p on p.id = a.participant
                    where a.present and a.on_day between :from and :until
                union all select p.region, 'COMPLETED_' || c.kind, 1, 0 from completion k join here p on p.id = k.participant
                    join course c on c.id = k.course where k.on_day between :from and :until
                union all select p.region, 'CERTIFICATES', 1, 0 from certificate g join here p on p.id = g.participant
                    where g.issued_on between :from and :until
                union all select p.region, 'GRANTED_' || g.kind, 1, g.amount from seed_grant g
                    join here p on p.id = g.participant where g.on_day between :from and :until
                union all select p.region, 'USE_' || g.use, 1, g.amount from seed_grant g join here p on p.id = g.participant
                    where g.verified_on between :from and :until
                union all select p.region, 'FAIR_STANDS', 1, s.sales from fair_stand s join fair f on f.id = s.fair
                    join here p on p.id = s.participant where f.on_day between :from and :until
                union all select p.region, 'STATE_PURCHASES', 1, s.amount from state_purchase s
                    join here p on p.id = s.participant where s.on_day between :from and :until
                union all select p.region, 'PRODUCTS', 1, 0 from product s join here p on p.id = s.participant
                    where s.published_on between :from and :until
                union all select p.region, 'MENTORINGS', 1, 0 from mentoring m join here p on p.id = m.mentee
                    where m.from_day between :from and :until)
            select region, what, sum(n) as n, sum(amount) as amount from told group by 1, 2 order by 1, 2
            """;

    record Indicators(LocalDate from, LocalDate until, String policy, List<Indicator> indicators) {}

    /** @param amount soles, where there are any */
    record Count(String region, String what, long count, BigDecimal amount) {}

    record Report(String period, LocalDate from, LocalDate until, List<Count> counts, Indicators indicators) {}

    private final DatabaseClient client;
    private final PlanBook book;
    private final Clock clock;

    PlanReportController(DatabaseClient client, PlanBook book, Clock clock) {
        this.client = client;
        this.book = book;
        this.clock = clock;
    }

    /** Of the year of the day, until it. */
    @GetMapping("/indicators")
    Mono<Indicators> indicators(@RequestParam(required = false) @Nullable LocalDate on, Caller caller) {
        return Mono.defer(() -> indicatorsOf(on == null ? LocalDate.now(clock) : on, caller));
    }

    /** @param period a month, {@code 2026-05}, or a quarter, {@code 2026-T2} */
    @GetMapping("/reports/{period}")
    Mono<Report> report(@PathVariable String period, Caller caller) {
        return Mono.defer(() -> {
            var asked = ReportPeriod.of(period).orElseThrow(() -> PlanBook.problem(PlanRefusal.PERIOD_INVALID));
            return client.sql(REPORT)
                    .bind("patterns", caller.territory().patterns())
                    .bind("from", asked.first())
                    .bind("until", asked.last())
                    .map(row -> new Count(
                            required(row, "region", String.class),
                            required(row, "what", String.class),
                            required(row, "n", Long.class),
                            required(row, "amount", BigDecimal.class)))
                    .all()
                    .collectList()
                    .zipWith(indicatorsOf(asked.last(), caller))
                    .map(both -> new Report(period, asked.first(), asked.last(), both.getT1(), both.getT2()));
        });
    }

    private Mono<Indicators> indicatorsOf(LocalDate on, Caller caller) {
        var policy = book.at(on);
        var from = on.withDayOfYear(1);
        return client.sql(COUNTS)
                .bind("patterns", caller.territory().patterns())
                .bind("from", from)
                .bind("on", on)
                .map(row -> indicators(row, policy.parameters()))
                .one()
                .map(found -> new Indicators(from, on, policy.id(), found));
    }

    private static List<Indicator> indicators(io.r2dbc.spi.Readable row, PlanPolicy policy) {
        long takingPart = required(row, "taking_part", Long.class);
        return List.of(
                Indicator.share(
                        "GENERAL",
                        "hogares que incrementan sus ingresos",
                        "hogares que participan en empleabilidad o emprendimiento",
                        required(row, "richer", Long.class),
                        takingPart,
                        policy.incomeTargetPercent()),
                Indicator.count(
                        "OE1",
                        "hogares con emprendimiento fortalecido y plan de negocio",
                        "hogares que participan en empleabilidad o emprendimiento",
                        required(row, "strengthened", Long.class),
                        takingPart,
                        policy.strengthenedTarget()),
                Indicator.share(
                        "OE2",
                        "hogares con emprendimiento que participan en espacios de comercialización",
                        "hogares con emprendimiento",
                        required(row, "trading", Long.class),
                        required(row, "enterprises", Long.class),
                        policy.tradingTargetPercent()),
                Indicator.share(
                        "OE3",
                        "usuarios que culminan los cursos",
                        "usuarios que participan en los cursos",
                        required(row, "completers", Long.class),
                        required(row, "learners", Long.class),
                        policy.completionTargetPercent()));
    }
}
