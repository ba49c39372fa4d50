package pe.juntos.coresponsibility.member.adapter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;

/** The nominal list of an establishment (EVI-1), by codes: names are the register's. */
@RestController
@RequestMapping("/coresponsibility/periods/{period}")
class ExpectedListController {
    private static final int MOST = 1_000;
    private static final String LIST = """
            select m.member, m.external_id, m.household, m.axis, m.condition, m.establishment
            from expected_member m join expected_household h
              on h.period = m.period and h.bucket = m.bucket and h.household = m.household
            where m.period = :period and m.establishment = :establishment and m.external_id > :after
              and h.district like any(:patterns)
            order by m.external_id limit :most
            """;

    private final DatabaseClient client;

    ExpectedListController(DatabaseClient client) {
        this.client = client;
    }

    @GetMapping("/expected")
    @PreAuthorize("isAuthenticated() and !hasRole('PARTNER')")
    Flux<Expected> list(
            @PathVariable("period") String period,
            @RequestParam("establishment") String establishment,
            @RequestParam(name = "cursor", defaultValue = "") String after,
            @RequestParam(name = "limit", defaultValue = "" + MOST) int limit,
            Caller caller) {
        return client.sql(LIST)
                .bind("period", period)
                .bind("establishment", establishment)
                .bind("after", after)
                .bind("patterns", caller.territory().patterns())
                .bind("most", Math.clamp(limit, 1, MOST))
                .map((row, _) -> new Expected(
                        Objects.requireNonNull(row.get("member", String.class)),
                        Objects.requireNonNull(row.get("external_id", String.class)),
                        Objects.requireNonNull(row.get("household", String.class)),
                        Objects.requireNonNull(row.get("axis", String.class)),
                        Objects.requireNonNull(row.get("condition", String.class)),
                        row.get("establishment", String.class)))
                .all();
    }

    record Expected(
            String member,
            String externalId,
            String household,
            String axis,
            String condition,
            @Nullable String establishment) {}
}
