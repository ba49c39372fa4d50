package pe.juntos.graduation.supply.adapter;

import static pe.juntos.platform.database.Rows.required;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.graduation.review.AfterReview;
import pe.juntos.graduation.supply.AssessingSupply;
import reactor.core.publisher.Mono;

/**
 * Offers change place by place and reviews give bonuses by the thousand: what they change of the alerts is looked at every few
 * seconds, once for all. After a review too: where nobody ever offered a place, nothing else tells that households wait.
 */
@Component
class SupplyDue implements AfterReview {

    private static final Logger LOG = LoggerFactory.getLogger(SupplyDue.class);

    private final DatabaseClient client;
    private final AssessingSupply supply;
    private final TransactionalOperator transaction;

    SupplyDue(DatabaseClient client, AssessingSupply supply, TransactionalOperator transaction) {
        this.client = client;
        this.supply = supply;
        this.transaction = transaction;
    }

    /** In the caller's transaction. */
    Mono<Void> mark() {
        return client.sql("insert into supply_due default values").then();
    }

    @Override
    public Mono<Void> reviewed() {
        return mark();
    }

    /** What is marked while it assesses stays marked. */
    @Scheduled(
            initialDelayString = "${juntos.graduation.supply.every:PT5S}",
            fixedDelayString = "${juntos.graduation.supply.every:PT5S}")
    Mono<Void> settle() {
        return client.sql("with done as (delete from supply_due returning id) select count(*) as n from done")
                .map(row -> required(row, "n", Long.class))
                .one()
                .filter(marks -> marks > 0)
                .flatMap(_ -> supply.assess())
                .as(transaction::transactional)
                .doOnError(error -> LOG.warn("supply not assessed: {}", error.toString()))
                .onErrorComplete()
                .then();
    }
}
