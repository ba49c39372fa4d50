package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The catalogue "Juntos Emprende", for everyone and without a token: products, and nothing of who makes them. */
@RestController
@RequestMapping("/partner/public/emprende")
class EmprendeController {

    private static final int MOST = 200;
    /** Shown while the family agrees. */
    private static final String SHOWN = " withdrawn_on is null and :today between published_on and consent_until";

    private static final String LIST = "select id, line, name, price, unit, monthly_capacity, district,"
            + " picture_type is not null as pictured from product where" + SHOWN
            + " and (:line = '' or line = :line) and district like :area and id > :cursor order by id limit :limit";

    /** @param picture where it is, null while there is none */
    record Product(
            UUID id,
            String line,
            String name,
            BigDecimal price,
            String unit,
            int monthlyCapacity,
            String district,
            @Nullable String picture) {}

    record Page(List<Product> items, @Nullable UUID next) {}

    private final DatabaseClient client;
    private final Clock clock;

    EmprendeController(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** @param area UBIGEO prefix */
    @GetMapping
    Mono<Page> list(
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(LIST)
                .bind("today", LocalDate.now(clock))
                .bind("line", line)
                .bind("area", area.replaceAll("\\D", "") + "%")
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> product(row))
                .all()
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().id()));
    }

    @GetMapping("/{id}/picture")
    Mono<ResponseEntity<byte[]>> picture(@PathVariable UUID id) {
        return client.sql(
                        "select picture, picture_type from product where id = :id and picture is not null and" + SHOWN)
                .bind("id", id)
                .bind("today", LocalDate.now(clock))
                .map(row -> new Pictures.Picture(
                        required(row, "picture", byte[].class), required(row, "picture_type", String.class)))
                .one()
                .map(Pictures::answer)
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static Product product(Readable row) {
        var id = required(row, "id", UUID.class);
        return new Product(
                id,
                required(row, "line", String.class),
                required(row, "name", String.class),
                required(row, "price", BigDecimal.class),
                required(row, "unit", String.class),
                required(row, "monthly_capacity", Integer.class),
                required(row, "district", String.class),
                required(row, "pictured", Boolean.class) ? "/api/partner/public/emprende/" + id + "/picture" : null);
    }
}
