package pe.juntos.graduation.review;

import reactor.core.publisher.Mono;

/** What follows once all households were reviewed; in the transaction that ends the review. */
public interface AfterReview {

    Mono<Void> reviewed();
}
