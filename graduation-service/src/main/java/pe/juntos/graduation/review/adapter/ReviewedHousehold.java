package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Records what a person says of one household and reviews it again, all in one transaction. */
@Component
class ReviewedHousehold {

    private static final String VISIBLE = "select household from household where household = :household and version > 0"
            + " and district like any(:patterns) for update";

    private final DatabaseClient client;
    private final Reviews reviews;
    private final TransactionalOperator transaction;

    ReviewedHousehold(DatabaseClient client, Reviews reviews, TransactionalOperator transaction) {
        this.client = client;
        this.reviews = reviews;
        this.transaction = transaction;
    }

    /**
     * Outside the caller's territory the household is not there.
     *
     * @param fact stores it; false if it was known
     */
    Mono<RecordedFact> record(String code, Caller caller, Supplier<Mono<Boolean>> fact) {
        return client.sql(VISIBLE)
                .bind("household", code)
                .bind("patterns", caller.territory().patterns())
                .map(row -> required(row, "household", String.class))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(_ -> fact.get())
                .flatMap(fresh -> (fresh ? reviews.again(List.of(code)) : Mono.<Void>empty())
                        .thenReturn(new RecordedFact(code, fresh)))
                .as(transaction::transactional);
    }
}
