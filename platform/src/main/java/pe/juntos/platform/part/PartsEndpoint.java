package pe.juntos.platform.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import pe.juntos.platform.audit.AuditTrail;
import pe.juntos.platform.part.HouseholdPart.Asked;
import pe.juntos.platform.security.TokenBearers;
import pe.juntos.platform.security.TokenBearers.Bearer;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers the gateway for a crowd of callers in one request: each question brings its caller's own token, is held to that caller's
 * roles and territory, and has a status of its own. The request itself may nothing; no route of the gateway leads here.
 */
public final class PartsEndpoint implements HandlerFunction<ServerResponse> {
    public static final String PATH = "/household-parts";
    /** Questions of one request. */
    public static final int MOST = 64;

    private final HouseholdPart part;
    private final TokenBearers bearers;
    private final AuditTrail trail;

    public PartsEndpoint(HouseholdPart part, TokenBearers bearers, AuditTrail trail) {
        this.part = part;
        this.bearers = bearers;
        this.trail = trail;
    }

    /** @param token without {@code Bearer} */
    record Question(
            String token,
            String household,
            @Nullable String period,
            @Nullable String correlation) {
        /** What is left out of a body is not there for anybody. */
        Question {
            token = Objects.requireNonNullElse(token, "");
            household = Objects.requireNonNullElse(household, "");
        }
    }

    /** @param status as of the service's own read of one household */
    record Part(int status, @Nullable Object body) {}

    private record Known(Question question, Bearer bearer) {
        Asked asked(Bearer.Allowed allowed) {
            return new Asked(question.household(), question.period(), allowed.caller());
        }
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return request.bodyToMono(Question[].class)
                .switchIfEmpty(Mono.error(PartsEndpoint::malformed))
                .flatMap(this::parts)
                .flatMap(parts -> ServerResponse.ok().bodyValue(parts));
    }

    private Mono<List<Part>> parts(Question[] questions) {
        if (questions.length == 0 || questions.length > MOST) {
            return Mono.error(malformed());
        }
        return Flux.fromArray(questions)
                .concatMap(question -> bearers.of(question.token(), part.rule(), question.household())
                        .map(bearer -> new Known(question, bearer)))
                .collectList()
                .flatMap(this::told);
    }

    private Mono<List<Part>> told(List<Known> known) {
        var asked = known.stream()
                .flatMap(one -> one.bearer() instanceof Bearer.Allowed allowed
                        ? Optional.of(one.asked(allowed)).stream()
                        : Stream.<Asked>empty())
                .toList();
        return (asked.isEmpty() ? Mono.just(List.<Optional<Object>>of()) : part.tell(asked))
                .map(told -> merged(known, told))
                .flatMap(parts -> recorded(known, parts).thenReturn(parts));
    }

    private static List<Part> merged(List<Known> known, List<Optional<Object>> told) {
        var next = told.iterator();
        return known.stream()
                .map(one -> switch (one.bearer()) {
                    case Bearer.Refused(var status) -> new Part(status.value(), null);
                    case Bearer.Allowed _ ->
                        next.next()
                                .map(body -> new Part(HttpStatus.OK.value(), body))
                                .orElseGet(() -> new Part(HttpStatus.NOT_FOUND.value(), null));
                })
                .toList();
    }

    /** Nobody is shown a file whose reading could not be recorded. */
    private Mono<Void> recorded(List<Known> known, List<Part> parts) {
        if (part.recordsReading()) {
            return Mono.empty();
        }
        var read = new ArrayList<AuditTrail.FileRead>();
        for (var i = 0; i < parts.size(); i++) {
            if (parts.get(i).body() != null && known.get(i).bearer() instanceof Bearer.Allowed(var caller)) {
                var question = known.get(i).question();
                read.add(new AuditTrail.FileRead(
                        caller.subject(), caller.roles(), question.household(), question.correlation()));
            }
        }
        return trail.filesRead(read);
    }

    private static Problem malformed() {
        return Problem.of(
                HttpStatus.BAD_REQUEST, "QUESTIONS_MALFORMED", "Se espera una lista de 1 a " + MOST + " preguntas.");
    }
}
