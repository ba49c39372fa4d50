package pe.juntos.local.service;

import java.util.Optional;
import pe.juntos.local.place.App;

/** What flows through each service, however many replicas of it there are. */
public interface Flows {

    /** Empty while none answers. */
    Optional<Flow> of(App app) throws InterruptedException;
}
