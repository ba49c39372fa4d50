package pe.juntos.affiliation.territory.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** The catalogue of districts and populated centres in the caller's territory. */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
class DistrictsController {

    private static final int MOST = 2_000;

    /** @param incorporatedOn since when the programme works there; null if it does not */
    record District(
            String ubigeo,
            String name,
            String province,
            String department,
            @Nullable String unit,
            @Nullable LocalDate incorporatedOn) {}

    record Centre(String centre, String name) {}

    record Page<T>(List<T> items, @Nullable String next) {}

    private final DatabaseClient client;

    DistrictsController(DatabaseClient client) {
        this.client = client;
    }

    @GetMapping("/affiliation/territory/districts")
    Mono<Page<District>> districts(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "500") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql("select ubigeo, name, province, department, unit, incorporated_on from district"
                        + " left join territorial_unit_district u on u.district = ubigeo"
                        + " where ubigeo like any(:patterns) and ubigeo > :cursor order by ubigeo limit :limit")
                .bind("patterns", scope.patterns())
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> new District(
                        required(row, "ubigeo", String.class),
                        required(row, "name", String.class),
                        required(row, "province", String.class),
                        required(row, "department", String.class),
                        row.get("unit", String.class),
                        row.get("incorporated_on", LocalDate.class)))
                .all()
                .collectList()
                .map(found -> new Page<>(
                        found, found.size() < most ? null : found.getLast().ubigeo()));
    }

    @GetMapping("/affiliation/territory/districts/{district}/centres")
    Mono<Page<Centre>> centres(
            @PathVariable String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "500") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql("select centre, name from populated_centre where district = :district"
                        + " and district like any(:patterns) and district || '/' || centre like any(:places)"
                        + " and centre > :cursor order by centre limit :limit")
                .bind("district", district)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> new Centre(required(row, "centre", String.class), required(row, "name", String.class)))
                .all()
                .collectList()
                .map(found -> new Page<>(
                        found, found.size() < most ? null : found.getLast().centre()));
    }
}
