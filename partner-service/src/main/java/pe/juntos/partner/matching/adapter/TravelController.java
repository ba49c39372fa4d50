package pe.juntos.partner.matching.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Where offers take place, and how long the way is from each district. */
@RestController
class TravelController {

    private static final int MOST = 5_000;
    private static final int LONGEST = 10_080;
    private static final String DISTRICT = "\\d{6}";

    private static final String STORE = """
            insert into travel_time (from_district, to_district, minutes, recorded_by)
            select t.f, t.t, t.m, :by from unnest(:froms, :tos, :minutes) as t (f, t, m) order by 1, 2
            on conflict (from_district, to_district) do update set minutes = excluded.minutes,
                recorded_by = excluded.recorded_by where travel_time.minutes <> excluded.minutes
            """;
    private static final String PLACE = """
            with own as (select id, area in ('*', left(:district, 2), left(:district, 4), :district) as inside from offer
                where id = :id and partner = :partner),
            placed as (update offer o set place = :district from own where o.id = own.id and own.inside)
            select inside from own
            """;

    /** @param minutes from the capital of one district to that of the other */
    record Way(
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer minutes) {

        private boolean known() {
            return from != null
                    && from.matches(DISTRICT)
                    && to != null
                    && to.matches(DISTRICT)
                    && !from.equals(to)
                    && minutes != null
                    && minutes >= 0
                    && minutes <= LONGEST;
        }
    }

    record Ways(@Nullable List<@Nullable Way> times) {}

    record Stored(long changed) {}

    record Place(@Nullable String district) {}

    record Placed(UUID offer, String district) {}

    private final DatabaseClient client;

    TravelController(DatabaseClient client) {
        this.client = client;
    }

    /** From districts of the caller; a pair that was told before is told anew. */
    @PostMapping("/partner/travel-times")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<Stored> store(@RequestBody Ways sent, Caller caller) {
        return Mono.defer(() -> {
            var times = sent.times();
            if (times == null || times.isEmpty() || times.stream().anyMatch(way -> way == null || !way.known())) {
                throw Problem.of(
                        HttpStatus.BAD_REQUEST, "INCOMPLETE", "Se esperan from, to y minutes de dos distritos");
            }
            if (times.size() > MOST) {
                throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_MANY", "Se admiten hasta " + MOST + " caminos");
            }
            var ways = times.stream().map(Objects::requireNonNull).toList();
            if (ways.stream().map(way -> way.from() + way.to()).distinct().count() < ways.size()) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "INCOMPLETE", "Un camino está dos veces");
            }
            if (!ways.stream().allMatch(way -> caller.territory().covers(Objects.requireNonNull(way.from())))) {
                throw Problem.notFound();
            }
            return client.sql(STORE)
                    .bind("by", caller.subject())
                    .bind("froms", texts(ways, Way::from))
                    .bind("tos", texts(ways, Way::to))
                    .bind("minutes", ways.stream().map(Way::minutes).toArray(Integer[]::new))
                    .fetch()
                    .rowsUpdated()
                    .map(Stored::new);
        });
    }

    /** The partner says where it takes place: in a district that the offer reaches. */
    @PutMapping("/partner/offers/{id}/place")
    @PreAuthorize("hasRole('PARTNER')")
    Mono<Placed> place(@PathVariable UUID id, @RequestBody Place sent, Caller caller) {
        var district = sent.district();
        var partner = caller.partner();
        if (district == null || !district.matches(DISTRICT)) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, "DISTRICT_INVALID", "Se espera un distrito"));
        }
        return client.sql(PLACE)
                .bind("district", district)
                .bind("id", id)
                .bind("partner", partner == null ? "" : partner)
                .map(row -> required(row, "inside", Boolean.class))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .filter(inside -> inside)
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "PLACE_OUTSIDE_AREA", "La oferta no llega a ese distrito")))
                .map(_ -> new Placed(id, district));
    }

    private static @Nullable String[] texts(List<Way> ways, Function<Way, @Nullable String> text) {
        return ways.stream().map(text).toArray(String[]::new);
    }
}
