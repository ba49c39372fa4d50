package pe.juntos.partner.raffle.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.eligibility.AskingRegister;
import pe.juntos.partner.eligibility.KnownCandidate;
import pe.juntos.partner.raffle.Lots;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives a lot to each household that takes part, chunk by chunk, then sets the order of each district. */
@Component
class DrawingLots implements ChunkedJob {

    static final String KIND = "draw-raffle";
    static final String RAFFLE = "raffle";

    private static final String PLACE = """
            update raffle_ticket t set place = o.place
            from (select household, row_number() over (partition by district order by ticket) as place
                from raffle_ticket where raffle = :raffle) o
            where t.raffle = :raffle and t.household = o.household
            """;

    private record Order(LocalDate on, String seed) {}

    private final DatabaseClient client;
    private final AskingRegister register;
    private final RaffleBook book;
    private final BulkCopy copy;

    DrawingLots(DatabaseClient client, AskingRegister register, RaffleBook book, BulkCopy copy) {
        this.client = client;
        this.register = register;
        this.book = book;
        this.copy = copy;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var raffle = UUID.fromString(job.parameter(RAFFLE));
        return client.sql("delete from raffle_ticket where raffle = :raffle and bucket between :first and :last")
                .bind("raffle", raffle)
                .bind("first", range.first())
                .bind("last", range.last())
                .then()
                .then(order(raffle))
                .flatMap(order -> takingPart(range, order.on()).flatMap(found -> give(raffle, order.seed(), found)));
    }

    @Override
    public Mono<Void> finish(Job job) {
        var raffle = UUID.fromString(job.parameter(RAFFLE));
        return client.sql(PLACE)
                .bind("raffle", raffle)
                .then()
                .then(client.sql("update raffle set drawn_at = now() where id = :raffle")
                        .bind("raffle", raffle)
                        .then());
    }

    private Mono<Order> order(UUID raffle) {
        return client.sql("select on_day, seed from raffle where id = :raffle")
                .bind("raffle", raffle)
                .map(row -> new Order(required(row, "on_day", LocalDate.class), required(row, "seed", String.class)))
                .one();
    }

    private Mono<List<KnownCandidate>> takingPart(BucketRange range, LocalDate on) {
        var policy = book.at(on).parameters();
        return register.meeting(range, on, List.of(policy.districtRule(), policy.householdRule()))
                .collectList();
    }

    private Mono<Long> give(UUID raffle, String seed, List<KnownCandidate> households) {
        return copy.copy(
                "raffle_ticket",
                List.of("raffle", "household", "bucket", "district", "ticket"),
                Flux.fromIterable(households),
                (known, line) -> line.uuid(raffle)
                        .text(known.household())
                        .number(Buckets.of(known.household()))
                        .text(known.district())
                        .text(Lots.ticket(seed, known.district(), known.household())));
    }
}
