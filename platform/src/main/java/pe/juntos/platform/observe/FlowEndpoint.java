package pe.juntos.platform.observe;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import reactor.core.publisher.Mono;

/** {@code /actuator/flow}: backlog, lag, jobs and dead letters of this service. */
@Endpoint(id = "flow")
public class FlowEndpoint {
    private final FlowReader reader;

    public FlowEndpoint(FlowReader reader) {
        this.reader = reader;
    }

    @ReadOperation
    public Mono<Flow> flow() {
        return reader.read();
    }
}
