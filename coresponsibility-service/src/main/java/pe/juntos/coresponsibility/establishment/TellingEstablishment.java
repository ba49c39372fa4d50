package pe.juntos.coresponsibility.establishment;

import java.util.List;
import reactor.core.publisher.Mono;

/** Events about establishments; each carries the whole state as it stands in the transaction. */
public interface TellingEstablishment {
    /** Tells what became of these establishments, under the next version of each. */
    Mono<Void> tell(String event, List<String> establishments);
}
