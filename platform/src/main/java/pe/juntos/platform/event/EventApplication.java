package pe.juntos.platform.event;

import java.util.List;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.inbox.Inbox;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;

/** Applies events by a handler in one transaction, the inbox included where the handler asks for it. */
public final class EventApplication {
    private static final String METER = "juntos.events.applied";

    private final Inbox inbox;
    private final TransactionalOperator transaction;
    private final CausedWork work;

    public EventApplication(Inbox inbox, TransactionalOperator transaction, CausedWork work) {
        this.inbox = inbox;
        this.transaction = transaction;
        this.work = work;
    }

    public Mono<Void> apply(EventHandler handler, List<IncomingEvent> events) {
        var effect = fresh(handler, events)
                .filter(unseen -> !unseen.isEmpty())
                .flatMap(fresh -> handled(handler, fresh))
                .as(transaction::transactional);
        return work.by(events, METER, "handler", handler.name(), effect);
    }

    private static Mono<Void> handled(EventHandler handler, List<IncomingEvent> events) {
        return Mono.deferContextual(context -> {
            try (var _ = Correlation.inLogs(context)) {
                return handler.handle(events);
            }
        });
    }

    private Mono<List<IncomingEvent>> fresh(EventHandler handler, List<IncomingEvent> events) {
        return switch (handler.idempotency()) {
            case BY_STATE -> Mono.just(events);
            case BY_INBOX -> inbox.unseen(handler.name(), events);
        };
    }
}
