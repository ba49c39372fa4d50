package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.Track;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Who takes part in the plan, where each stands on the route, and the newest diagnosis (004 OE1 1, OE2). */
@RestController
@RequestMapping("/partner/participants")
@PreAuthorize(PlanBook.STAFF)
class ParticipantController {

    private static final int MOST = 500;

    private static final String LIST = """
            select p.id, p.household, p.member, p.district, p.track, p.stage, p.since, d.line, d.idea, d.gap,
                d.business_plan, d.digital, d.logistics, d.monthly_income
            from participant p join lateral (
                select * from diagnosis d where d.participant = p.id order by d.on_day desc limit 1) d on true
            where p.district like any(:patterns)
            """;

    record Seen(
            UUID id,
            String household,
            int member,
            String district,
            Track track,
            String stage,
            LocalDate since,
            @Nullable String line,
            boolean idea,
            @Nullable String gap,
            boolean businessPlan,
            int digital,
            int logistics,
            @Nullable BigDecimal monthlyIncome) {}

    record Page(List<Seen> items, @Nullable UUID next) {}

    private final DatabaseClient client;

    ParticipantController(DatabaseClient client) {
        this.client = client;
    }

    @GetMapping
    Mono<Page> list(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(LIST + " and (:district = '' or p.district = :district) and (:stage = '' or p.stage = :stage)"
                        + " and p.id > :cursor order by p.id limit :limit")
                .bind("patterns", caller.territory().patterns())
                .bind("district", district)
                .bind("stage", stage)
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> seen(row))
                .all()
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().id()));
    }

    @GetMapping("/{id}")
    @Audited
    Mono<Seen> one(@PathVariable UUID id, Caller caller) {
        return client.sql(LIST + " and p.id = :id")
                .bind("patterns", caller.territory().patterns())
                .bind("id", id)
                .map(row -> seen(row))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static Seen seen(Readable row) {
        return new Seen(
                required(row, "id", UUID.class),
                required(row, "household", String.class),
                required(row, "member", Integer.class),
                required(row, "district", String.class),
                Track.valueOf(required(row, "track", String.class)),
                required(row, "stage", String.class),
                required(row, "since", LocalDate.class),
                row.get("line", String.class),
                required(row, "idea", Boolean.class),
                row.get("gap", String.class),
                required(row, "business_plan", Boolean.class),
                required(row, "digital", Integer.class),
                required(row, "logistics", Integer.class),
                row.get("monthly_income", BigDecimal.class));
    }
}
