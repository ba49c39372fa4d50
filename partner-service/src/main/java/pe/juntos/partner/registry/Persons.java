package pe.juntos.partner.registry;

import java.util.Map;
import java.util.Set;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** In which households people live, from the service that keeps documents of identity: none is kept here. */
public interface Persons {

    /**
     * Codes of households by document, of those that live where the caller may look; an error where it cannot be asked now. Whether
     * the caller may be told is not decided by it.
     *
     * @param documents DNI, eight digits each
     */
    Mono<Map<String, String>> households(Set<String> documents, Caller caller);
}
