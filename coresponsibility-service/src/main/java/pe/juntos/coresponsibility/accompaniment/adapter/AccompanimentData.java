package pe.juntos.coresponsibility.accompaniment.adapter;

import java.time.LocalDate;
import java.util.UUID;

/** What the other services are told of an accompaniment: that it holds and how long, not why. */
record AccompanimentData(
        UUID accompaniment,
        String household,
        String state,
        LocalDate from,
        LocalDate until,
        String policy,
        String hash) {
    static final String TOPIC = "juntos.coresponsibility.accompaniment.v1";

    static AccompanimentData of(AccompanimentRow row) {
        return new AccompanimentData(
                row.id(),
                row.household(),
                row.state().name(),
                row.from(),
                row.term().until(),
                row.policy(),
                row.hash());
    }
}
