package pe.juntos.affiliation.territory.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Households without gestor as last detected, by department. */
@Component
class UncoveredMeter {

    private static final Logger LOG = LoggerFactory.getLogger(UncoveredMeter.class);

    private final UncoveredPlaces places;
    private final MultiGauge households;

    UncoveredMeter(UncoveredPlaces places, MeterRegistry meters) {
        this.places = places;
        this.households = MultiGauge.builder("affiliation.territory.uncovered.households")
                .description("affiliated households of places without gestor, as last detected")
                .register(meters);
    }

    /** Where the database cannot be asked, the last numbers stand. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT15S")
    Mono<Void> read() {
        return places.householdsByDepartment()
                .doOnNext(found -> households.register(
                        found.entrySet().stream()
                                .map(one ->
                                        MultiGauge.Row.of(Tags.of("department", one.getKey()), (double) one.getValue()))
                                .toList(),
                        true))
                .doOnError(error -> LOG.warn("uncovered territory not read: {}", error.toString()))
                .onErrorComplete()
                .then();
    }
}
