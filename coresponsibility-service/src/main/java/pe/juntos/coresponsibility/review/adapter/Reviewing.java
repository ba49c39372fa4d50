package pe.juntos.coresponsibility.review.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.review.Refusal;
import pe.juntos.coresponsibility.review.ReviewDecision;
import pe.juntos.coresponsibility.review.ReviewRule;
import pe.juntos.coresponsibility.review.adapter.Reviews.Key;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Gives cases to people and closes them; nothing else follows from it (VER-4: no exit is automatic). */
@Component
final class Reviewing {
    private final Reviews reviews;
    private final Clock clock;
    private final TransactionalOperator transaction;

    Reviewing(Reviews reviews, Clock clock, TransactionalOperator transaction) {
        this.reviews = reviews;
        this.clock = clock;
        this.transaction = transaction;
    }

    Mono<ReviewRow> assign(Key key, String to, Caller caller) {
        return found(key, caller)
                .flatMap(row -> allowed(ReviewRule.assigning(row.given(), to)))
                .then(Mono.defer(() -> reviews.assign(key, to, caller.subject())))
                .as(transaction::transactional);
    }

    Mono<ReviewRow> decide(
            Key key, ReviewDecision decision, String reasons, @Nullable LocalDate visitedOn, Caller caller) {
        var today = LocalDate.now(clock);
        return found(key, caller)
                .flatMap(row -> allowed(
                        ReviewRule.deciding(row.given(), caller.subject(), decision, reasons, visitedOn, today)))
                .then(Mono.defer(() -> reviews.close(key, caller.subject(), decision, reasons, visitedOn)))
                .as(transaction::transactional);
    }

    private Mono<ReviewRow> found(Key key, Caller caller) {
        return reviews.lock(key, caller.territory()).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static Mono<Void> allowed(Optional<Refusal> refusal) {
        return Mono.justOrEmpty(refusal).flatMap(r -> Mono.error(problem(r)));
    }

    private static Problem problem(Refusal refusal) {
        var status = refusal.ofInput() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
        return Problem.of(status, refusal.name(), refusal.detail());
    }
}
