package pe.juntos.payment.ledger.adapter;

import java.time.Clock;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.ledger.Ledger;
import pe.juntos.payment.ledger.Posting;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class R2dbcLedger implements Ledger {
    private final DatabaseClient database;
    private final Clock clock;

    R2dbcLedger(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Void> post(List<Posting> postings) {
        return Flux.fromIterable(postings).concatMap(this::insert).then();
    }

    private Mono<Void> insert(Posting posting) {
        return database.sql(
                        "insert into posting (movement, debit, credit, amount, transfers, round, source,"
                                + " first_bucket, last_bucket, posted_at)"
                                + " values (:movement, :debit, :credit, :amount, :transfers, :round, :source, :first, :last, :at)")
                .bind("movement", posting.movement().name())
                .bind("debit", posting.movement().to().name())
                .bind("credit", posting.movement().from().name())
                .bind("amount", posting.amount().soles())
                .bind("transfers", posting.transfers())
                .bind("round", posting.round())
                .bind("source", posting.source())
                .bind("first", posting.firstBucket())
                .bind("last", posting.lastBucket())
                .bind("at", clock.instant())
                .then();
    }
}
