package pe.juntos.affiliation.entry.place.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** Who waits for a place now, in order (AFF-3). */
@RestController
class WaitingListController {

    private static final int MOST = 500;

    private static final String READ = """
            with waiting as (
                select row_number() over (order by w.class_order, w.district_priority nulls last, w.listed_on,
                        w.household collate "C") as position, w.*
                from waiting_list w join standing s using (household) where 'WAITING_FOR_PLACE' = any(s.reasons))
            select w.position, w.household, h.district, w.class, w.district_priority, w.listed_on, w.reason, w.as_of
            from waiting w join household h using (household)
            where %s and h.district like :district || '%%' and w.position > :cursor
            order by w.position limit :limit
            """.formatted(Scope.sees("h"));

    /**
     * One household that waits.
     *
     * @param position in the whole country, 1 is next
     * @param districtPriority null where districts were not ranked
     * @param reason which ceiling keeps it waiting
     */
    record Waiting(
            long position,
            String household,
            String district,
            String socioEconomicClass,
            @Nullable Integer districtPriority,
            LocalDate listedOn,
            String reason,
            LocalDate asOf) {}

    record Page(List<Waiting> items, @Nullable Long next) {}

    private final DatabaseClient client;

    WaitingListController(DatabaseClient client) {
        this.client = client;
    }

    @GetMapping("/affiliation/waiting-list")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> list(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(READ)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("district", district.matches("[0-9]{0,6}") ? district : "-")
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> new Waiting(
                        required(row, "position", Long.class),
                        required(row, "household", String.class),
                        required(row, "district", String.class),
                        required(row, "class", String.class),
                        row.get("district_priority", Integer.class),
                        required(row, "listed_on", LocalDate.class),
                        required(row, "reason", String.class),
                        required(row, "as_of", LocalDate.class)))
                .all()
                .collectList()
                .map(found -> new Page(
                        found, found.size() < most ? null : found.getLast().position()));
    }
}
