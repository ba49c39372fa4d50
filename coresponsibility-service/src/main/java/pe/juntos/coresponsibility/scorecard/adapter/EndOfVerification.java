package pe.juntos.coresponsibility.scorecard.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.scorecard.ScoringPeriod;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** When a period is consolidated its scorecards follow, once. */
@Component
final class EndOfVerification implements EventHandler {
    static final String TOPIC = "juntos.coresponsibility.period.v1";

    private final ScoringPeriod scoring;
    private final EventJson json;

    EndOfVerification(ScoringPeriod scoring, EventJson json) {
        this.scoring = scoring;
        this.json = json;
    }

    @Override
    public String name() {
        return "end-of-verification";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "consolidated");
    }

    @Override
    public Set<String> ignored() {
        return EventTypes.of(TOPIC, "opened", "closed-for-evidence", "certified");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        return Flux.fromIterable(events)
                .map(event -> Period.of(json.read(event, PeriodData.class).period()))
                .concatMap(scoring::startAtEnd)
                .then();
    }

    /** What is read of a period. */
    record PeriodData(String period) {}
}
