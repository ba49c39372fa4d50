package pe.juntos.affiliation.identity.adapter;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import pe.juntos.affiliation.identity.CivilAnswer;
import pe.juntos.affiliation.identity.CivilQuestion;
import pe.juntos.affiliation.identity.CivilRegistry;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Asks RENIEC over HTTP: a time-out for each try, a few tries, and after that it is not known. */
@Component
@EnableConfigurationProperties(ReniecSettings.class)
class ReniecClient implements CivilRegistry {

    /** RENIEC's answer; {@code namesMatch} and {@code alive} only of a number that exists. */
    record Reply(
            boolean namesMatch, boolean alive, @Nullable LocalDate diedOn) {

        CivilAnswer answer() {
            if (!namesMatch) {
                return new CivilAnswer.NamesDiffer();
            }
            return alive ? new CivilAnswer.Confirmed() : new CivilAnswer.Deceased(diedOn);
        }
    }

    private final WebClient http;
    private final Duration timeout;
    private final Retry retry;

    ReniecClient(ReniecSettings settings) {
        http = WebClient.create(settings.url());
        timeout = settings.timeout();
        retry = Retry.backoff(settings.retries(), settings.backoff()).filter(ReniecClient::passing);
    }

    @Override
    public Mono<CivilAnswer> ask(CivilQuestion question) {
        return http.post()
                .uri("/reniec/checks")
                .bodyValue(question)
                .retrieve()
                .bodyToMono(Reply.class)
                .timeout(timeout)
                .retryWhen(retry)
                .map(Reply::answer)
                .onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.just(new CivilAnswer.NotFound()))
                .onErrorResume(_ -> Mono.just(new CivilAnswer.Unknown()))
                .defaultIfEmpty(new CivilAnswer.Unknown());
    }

    /** What RENIEC refuses it will refuse again; all else may pass. */
    private static boolean passing(Throwable error) {
        return !(error instanceof WebClientResponseException refused)
                || refused.getStatusCode().is5xxServerError()
                || refused.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
    }
}
