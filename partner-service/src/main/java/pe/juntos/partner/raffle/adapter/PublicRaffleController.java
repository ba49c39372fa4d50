package pe.juntos.partner.raffle.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/**
 * A raffle as anyone may check it, without a token: the seed and the lots in order, and no household. Whoever knows the own
 * code works out the own lot and finds its place; how, says {@code docs/raffle.md}.
 */
@RestController
class PublicRaffleController {

    private static final int MOST = 1000;

    private static final String RAFFLE =
            "select on_day, seed from raffle where period = :period" + " and drawn_at is not null";
    private static final String LOTS = """
            select t.ticket, t.place from raffle_ticket t join raffle r on r.id = t.raffle
            where r.period = :period and t.district = :district and t.place > :cursor order by t.place limit :limit
            """;

    record Lot(int place, String ticket, boolean wins) {}

    record Drawn(
            String period,
            LocalDate on,
            String seed,
            String district,
            int winners,
            List<Lot> lots,
            @Nullable Integer next) {}

    private record Raffle(LocalDate on, String seed, int winners) {}

    private final DatabaseClient client;
    private final RaffleBook book;

    PublicRaffleController(DatabaseClient client, RaffleBook book) {
        this.client = client;
        this.book = book;
    }

    @GetMapping("/partner/public/raffles/{period}")
    Mono<Drawn> drawn(
            @PathVariable String period,
            @RequestParam String district,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "1000") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(RAFFLE)
                .bind("period", period)
                .map(row -> {
                    var on = required(row, "on_day", LocalDate.class);
                    return new Raffle(
                            on,
                            required(row, "seed", String.class),
                            book.at(on).parameters().winners());
                })
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(raffle -> client.sql(LOTS)
                        .bind("period", period)
                        .bind("district", district)
                        .bind("cursor", cursor)
                        .bind("limit", most)
                        .map(row -> {
                            int place = required(row, "place", Integer.class);
                            return new Lot(place, required(row, "ticket", String.class), place <= raffle.winners());
                        })
                        .all()
                        .collectList()
                        .map(lots -> new Drawn(
                                period,
                                raffle.on(),
                                raffle.seed(),
                                district,
                                raffle.winners(),
                                lots,
                                lots.size() < most ? null : lots.getLast().place())));
    }
}
