package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.Stage;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.ledger.Ledger;
import pe.juntos.payment.ledger.Movement;
import pe.juntos.payment.ledger.Posting;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/** Brings an approved reversion to the books. What a household took after the proposal stays the household's. */
@Component
class ReversionJob implements ChunkedJob {
    static final String KIND = "reversion";
    private static final String REVERT = """
            with done as (
                update collection c set reverted = i.amount, stage = 'REVERTED', since = :on
                from reversion_item i
                where i.reversion = :id and i.bucket between :first and :last and i.outcome is null
                  and c.period = i.period and c.household = i.household and c.stage = 'UNCOLLECTED'
                  and c.amount - c.withdrawn = i.amount
                returning c.period, c.household, c.round, i.amount),
            noted as (
                update reversion_item i set outcome = case when exists (
                    select from done d where d.period = i.period and d.household = i.household)
                    then 'REVERTED' else 'COLLECTED_MEANWHILE' end
                where i.reversion = :id and i.bucket between :first and :last and i.outcome is null)
            select * from done
            """;

    private final DatabaseClient database;
    private final Locked locked;
    private final Ledger ledger;
    private final Told told;
    private final Clock clock;

    ReversionJob(DatabaseClient database, Locked locked, Ledger ledger, Told told, Clock clock) {
        this.database = database;
        this.locked = locked;
        this.ledger = ledger;
        this.told = told;
        this.clock = clock;
    }

    private record Reverted(Told.Key key, String round, Money amount) {
        static Reverted read(Readable row) {
            return new Reverted(
                    new Told.Key(required(row, "period", String.class), required(row, "household", String.class)),
                    required(row, "round", String.class),
                    new Money(required(row, "amount", BigDecimal.class)));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var id = job.parameter("reversion");
        return locked.buckets(range)
                .thenMany(database.sql(REVERT)
                        .bind("id", id)
                        .bind("first", range.first())
                        .bind("last", range.last())
                        .bind("on", LocalDate.now(clock))
                        .map(Reverted::read)
                        .all())
                .collectList()
                .flatMap(reverted -> write(id, range, reverted).thenReturn((long) reverted.size()));
    }

    /** All of one reversion are of one round. */
    private Mono<Void> write(String id, BucketRange range, List<Reverted> reverted) {
        if (reverted.isEmpty()) {
            return Mono.empty();
        }
        var sum = reverted.stream().map(Reverted::amount).reduce(Money.ZERO, Money::plus);
        var posting = new Posting(
                Movement.REVERTED,
                reverted.getFirst().round(),
                "reversion:" + id,
                range.first(),
                range.last(),
                sum,
                reverted.size());
        return ledger.post(List.of(posting))
                .then(told.tell(reverted.stream().map(Reverted::key).toList(), Stage.REVERTED.name()));
    }
}
