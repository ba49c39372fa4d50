package pe.juntos.affiliation.territory.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/** Looks every day for territory without gestor where a schedule is set; repeating it on a day changes nothing. */
@Component
class DailyDetection {

    private static final Territory COUNTRY = new Territory(Set.of("*"));

    private final UncoveredPlaces places;
    private final TransactionalOperator transaction;
    private final Clock clock;

    DailyDetection(UncoveredPlaces places, TransactionalOperator transaction, Clock clock) {
        this.places = places;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "${juntos.affiliation.uncovered.cron:-}", zone = "America/Lima")
    Mono<Void> daily() {
        return detect().then();
    }

    Mono<UncoveredPlaces.Detection> detect() {
        return Mono.defer(() -> places.detect(LocalDate.now(clock), COUNTRY)).as(transaction::transactional);
    }
}
