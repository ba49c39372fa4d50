package pe.juntos.coresponsibility.evidence.adapter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.database.Transient;
import reactor.core.publisher.Mono;

/** Has waiting messages applied, batch after batch. One that cannot be applied is found by going singly, and put aside. */
@Component
class ApplyingMessages {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyingMessages.class);
    private static final int MESSAGES = 500;
    private static final int RECORDS = 20_000;

    private final MessageApplication application;
    private final TransactionalOperator transaction;

    ApplyingMessages(MessageApplication application, TransactionalOperator transaction) {
        this.application = application;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT0.1S")
    Mono<Void> applyWaiting() {
        return Mono.defer(this::batch)
                .repeat()
                .takeUntil(applied -> applied == 0)
                .then()
                .onErrorResume(error -> {
                    LOG.warn("messages wait: {}", error.toString());
                    return Mono.empty();
                });
    }

    private Mono<Integer> batch() {
        return next(MESSAGES, RECORDS)
                .onErrorResume(ApplyingMessages::isPoison, _ -> next(1, 1))
                .onErrorResume(ApplyingMessages::isPoison, error -> {
                    LOG.error("a message cannot be applied and is put aside", error);
                    return application
                            .setFirstAside()
                            .as(transaction::transactional)
                            .thenReturn(1);
                });
    }

    private Mono<Integer> next(int messages, int records) {
        return application.next(messages, records).as(transaction::transactional);
    }

    private static boolean isPoison(Throwable error) {
        return !Transient.is(error);
    }
}
