package pe.juntos.platform.event;

import java.util.List;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.inbox.Inbox;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;

/** Applies events by a handler in one transaction, the inbox included where the handler asks for it. */
public final class EventApplication {
    private final Inbox inbox;
    private final TransactionalOperator transaction;

    public EventApplication(Inbox inbox, TransactionalOperator transaction) {
        this.inbox = inbox;
        this.transaction = transaction;
    }

    public Mono<Void> apply(EventHandler handler, List<IncomingEvent> events) {
        var correlation = events.size() == 1 ? events.getFirst().correlationId() : null;
        return fresh(handler, events)
                .filter(unseen -> !unseen.isEmpty())
                .flatMap(handler::handle)
                .as(transaction::transactional)
                .contextWrite(context -> Correlation.into(context, correlation));
    }

    private Mono<List<IncomingEvent>> fresh(EventHandler handler, List<IncomingEvent> events) {
        return switch (handler.idempotency()) {
            case BY_STATE -> Mono.just(events);
            case BY_INBOX -> inbox.unseen(handler.name(), events);
        };
    }
}
