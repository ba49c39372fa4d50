package pe.juntos.partner.raffle.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.raffle.Lots;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Has lots drawn, once a period, and draws them again for anyone (PAR-3). */
@RestController
class RaffleController {

    private static final String SEED = "[A-Za-z0-9._-]{8,80}";
    private static final int MOST = 10_000;

    /** @param seed made known before the draw, such as the number of a public lottery */
    record Order(
            @Nullable String period,
            @Nullable LocalDate on,
            @Nullable String seed) {}

    record Started(UUID job, UUID raffle, String period, LocalDate on, String seed) {}

    record Repetition(
            @Nullable String seed,
            @Nullable String district,
            @Nullable List<@Nullable String> participants) {}

    record Repeated(String participantsHash, List<Lots.Lot> lots) {}

    private record Known(LocalDate on, String seed) {}

    private final DatabaseClient client;
    private final Jobs jobs;
    private final RaffleBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    RaffleController(
            DatabaseClient client, Jobs jobs, RaffleBook book, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.jobs = jobs;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/raffles")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Started>> draw(@RequestBody Order order, Caller caller) {
        if (!caller.territory().national()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "El sorteo es de todo el país.");
        }
        return Mono.defer(() -> {
                    var period =
                            matching(order.period(), "\\d{4}-[1-6]", "PERIOD_INVALID", "Se espera un período AAAA-N");
                    var seed = matching(
                            order.seed(), SEED, "SEED_INVALID", "Se espera una semilla de 8 a 80 letras o cifras");
                    var today = LocalDate.now(clock);
                    var on = order.on() == null ? today : order.on();
                    if (on.isAfter(today)) {
                        throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "IN_FUTURE", "La fecha es posterior a hoy");
                    }
                    return draw(period, on, seed, caller.subject()).as(transaction::transactional);
                })
                .map(started -> ResponseEntity.accepted().body(started));
    }

    /** Reads nothing: whoever has the seed and the codes can see that the order is the one that was drawn. */
    @PostMapping("/partner/raffles/repetitions")
    Mono<Repeated> repeat(@RequestBody Repetition asked) {
        return Mono.fromSupplier(() -> {
            var seed = matching(asked.seed(), SEED, "SEED_INVALID", "Se espera una semilla de 8 a 80 letras o cifras");
            var district = matching(asked.district(), "\\d{6}", "DISTRICT_INVALID", "Se espera un distrito");
            var households = asked.participants();
            if (households == null || households.stream().anyMatch(one -> one == null || one.isBlank())) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "PARTICIPANTS_INVALID", "Se esperan códigos de hogares");
            }
            if (households.size() > MOST) {
                throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_MANY", "Se admiten hasta " + MOST + " hogares");
            }
            var codes = households.stream().map(String::valueOf).toList();
            return new Repeated(Lots.hash(codes), Lots.order(seed, district, codes));
        });
    }

    private Mono<Started> draw(String period, LocalDate on, String seed, String by) {
        var id = UUID.nameUUIDFromBytes(("raffle/" + period).getBytes(StandardCharsets.UTF_8));
        return client.sql("insert into raffle (id, period, on_day, seed, policy, asked_by)"
                        + " values (:id, :period, :on, :seed, :policy, :by) on conflict (id) do nothing")
                .bind("id", id)
                .bind("period", period)
                .bind("on", on)
                .bind("seed", seed)
                .bind("policy", book.at(on).id())
                .bind("by", by)
                .then()
                .then(client.sql("select on_day, seed from raffle where id = :id")
                        .bind("id", id)
                        .map(row -> new Known(
                                required(row, "on_day", LocalDate.class), required(row, "seed", String.class)))
                        .one())
                .filter(known -> known.equals(new Known(on, seed)))
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        HttpStatus.CONFLICT, "ALREADY_DRAWN", "El sorteo de ese período ya se hizo con otros datos")))
                .then(client.sql("select count(*) as n from household")
                        .map(row -> required(row, "n", Long.class))
                        .one())
                .flatMap(households ->
                        jobs.start(DrawingLots.KIND, period, Map.of(DrawingLots.RAFFLE, id.toString()), households))
                .map(job -> new Started(job.id(), id, period, on, seed));
    }

    private static String matching(@Nullable String text, String pattern, String code, String detail) {
        if (text == null || !text.matches(pattern)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, code, detail);
        }
        return text;
    }
}
