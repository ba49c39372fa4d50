package pe.juntos.partner.proposal;

import java.util.List;
import reactor.core.publisher.Mono;

/** Is told what became of households, in the transaction that notes it. */
public interface HouseholdWatch {

    /** @param type of the event that told it */
    record Change(String event, String type, String household) {}

    Mono<Void> changed(List<Change> changes);
}
