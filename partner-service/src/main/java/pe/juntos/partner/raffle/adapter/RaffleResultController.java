package pe.juntos.partner.raffle.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Who won, and all that is needed to draw the lots again. */
@RestController
@RequestMapping("/partner/raffles/{id}")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
class RaffleResultController {

    private static final int MOST = 1000;

    private static final String DISTRICTS = """
            select district, count(*) as participants,
                encode(sha256(convert_to(string_agg(household, E'\\n' order by household collate "C"), 'UTF8')), 'hex') as hash,
                array_agg(household order by place) filter (where place <= :winners) as winners
            from raffle_ticket where raffle = :id and district like any(:patterns) group by district order by district
            """;
    private static final String LOTS = """
            select household, ticket, place from raffle_ticket
            where raffle = :id and district = :district and district like any(:patterns) and place > :cursor
            order by place limit :limit
            """;

    record District(String district, long participants, String participantsHash, List<String> winners) {}

    record Result(
            UUID raffle,
            String period,
            LocalDate on,
            String seed,
            String policy,
            BigDecimal basket,
            List<District> districts) {}

    record Lot(int place, String household, String ticket, boolean wins) {}

    record Page(List<Lot> items, @Nullable Integer next) {}

    private record Raffle(UUID id, String period, LocalDate on, String seed, String policy) {}

    private final DatabaseClient client;
    private final RaffleBook book;

    RaffleResultController(DatabaseClient client, RaffleBook book) {
        this.client = client;
        this.book = book;
    }

    @GetMapping
    Mono<Result> result(@PathVariable UUID id, Caller caller) {
        return drawn(id).flatMap(raffle -> {
            var policy = book.at(raffle.on()).parameters();
            return client.sql(DISTRICTS)
                    .bind("id", id)
                    .bind("patterns", caller.territory().patterns())
                    .bind("winners", policy.winners())
                    .map(row -> new District(
                            required(row, "district", String.class),
                            required(row, "participants", Long.class),
                            required(row, "hash", String.class),
                            List.of(required(row, "winners", String[].class))))
                    .all()
                    .collectList()
                    .map(districts -> new Result(
                            id,
                            raffle.period(),
                            raffle.on(),
                            raffle.seed(),
                            raffle.policy(),
                            policy.basket(),
                            districts));
        });
    }

    /** In the order drawn. */
    @GetMapping("/lots")
    Mono<Page> lots(
            @PathVariable UUID id,
            @RequestParam String district,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return drawn(id)
                .flatMap(raffle -> client.sql(LOTS)
                        .bind("id", id)
                        .bind("district", district)
                        .bind("patterns", caller.territory().patterns())
                        .bind("cursor", cursor)
                        .bind("limit", most)
                        .map(row -> lot(
                                required(row, "place", Integer.class),
                                required(row, "household", String.class),
                                required(row, "ticket", String.class),
                                book.at(raffle.on()).parameters().winners()))
                        .all()
                        .collectList())
                .map(lots -> new Page(
                        lots, lots.size() < most ? null : lots.getLast().place()));
    }

    private static Lot lot(int place, String household, String ticket, int winners) {
        return new Lot(place, household, ticket, place <= winners);
    }

    private Mono<Raffle> drawn(UUID id) {
        return client.sql(
                        "select id, period, on_day, seed, policy, drawn_at is not null as drawn from raffle where id = :id")
                .bind("id", id)
                .map(row -> {
                    if (!required(row, "drawn", Boolean.class)) {
                        throw Problem.of(HttpStatus.CONFLICT, "NOT_DRAWN", "El sorteo todavía no ha terminado");
                    }
                    return new Raffle(
                            required(row, "id", UUID.class),
                            required(row, "period", String.class),
                            required(row, "on_day", LocalDate.class),
                            required(row, "seed", String.class),
                            required(row, "policy", String.class));
                })
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }
}
