package pe.juntos.payment.verification.adapter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.verification.Answer;
import pe.juntos.payment.verification.Answered;
import pe.juntos.payment.verification.Issue;
import pe.juntos.payment.verification.SamplePolicy;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Samples after the payment, drawn from a published seed, and what the households answered. */
@RestController
@RequestMapping("/payment/verifications")
class VerificationController {
    private static final String READERS =
            "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER'," + "'AUDITOR','OPERATOR')";
    private static final int LONGEST_SEED = 100;
    private static final int MOST = 1_000;

    private final Verifications verifications;
    private final SampleAnswers answers;
    private final PolicyBook<SamplePolicy> policies;

    VerificationController(Verifications verifications, SampleAnswers answers, PolicyBook<SamplePolicy> policies) {
        this.verifications = verifications;
        this.answers = answers;
        this.policies = policies;
    }

    record Order(@Nullable String round, @Nullable String seed) {}

    record Given(
            @Nullable String answer,
            @Nullable List<String> issues,
            @Nullable String on) {}

    record Page(List<Verifications.Item> items, @Nullable String next) {}

    @PostMapping
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','CERTIFIER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Verifications.View> draw(@RequestBody Order order, Caller caller) {
        if (!caller.territory().national()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "Una ronda es de todo el país.");
        }
        var seed = Objects.requireNonNullElse(order.seed(), "");
        if (seed.isBlank() || seed.length() > LONGEST_SEED || seed.indexOf('\0') >= 0) {
            throw unprocessable("SEED_INVALID", "La semilla falta o pasa de " + LONGEST_SEED + " caracteres.");
        }
        var round = Objects.requireNonNullElse(order.round(), "");
        return verifications
                .round(round)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(paid -> paid.reconciled()
                        ? verifications.draw(
                                round, seed, policies.at(paid.period().firstDay()), caller.subject())
                        : Mono.<Verifications.View>error(Problem.of(
                                HttpStatus.CONFLICT, "ROUND_NOT_RECONCILED", "La ronda aún no está conciliada.")))
                .filter(view -> view.seed().equals(seed))
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        HttpStatus.CONFLICT, "SEED_DIFFERS", "La muestra de la ronda ya se sorteó con otra semilla.")));
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    Mono<Verifications.View> one(@PathVariable String id) {
        return verifications.view(id).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping("/{id}/items")
    @PreAuthorize(READERS)
    Mono<Page> items(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "200") int limit,
            Caller caller) {
        var most = Math.clamp(limit, 1, MOST);
        return one(id).then(verifications
                        .items(id, caller.territory(), cursor, most)
                        .collectList())
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().transfer()));
    }

    @GetMapping("/{id}/muestra.csv")
    @PreAuthorize(READERS)
    Mono<Void> sample(@PathVariable String id, Caller caller, ServerHttpResponse response) {
        var header = List.of("abono", "ubigeo", "monto", "rango", "respuesta", "problemas", "fecha");
        return one(id).flatMap(known -> CsvExport.write(
                response,
                "muestra-" + known.verification() + ".csv",
                header,
                verifications
                        .items(id, caller.territory(), "", Integer.MAX_VALUE)
                        .map(VerificationController::cells)));
    }

    private static List<String> cells(Verifications.Item item) {
        return Arrays.asList(
                item.transfer(),
                item.district(),
                item.amount(),
                item.rank(),
                Objects.requireNonNullElse(item.answer(), ""),
                String.join(" ", item.issues()),
                Objects.requireNonNullElse(item.on(), ""));
    }

    /** What the sample was drawn from: with the seed, all that a repetition needs. */
    @GetMapping("/{id}/marco.csv")
    @PreAuthorize(READERS)
    Mono<Void> frame(@PathVariable String id, Caller caller, ServerHttpResponse response) {
        return one(id).flatMap(known -> CsvExport.write(
                response,
                "marco-" + known.verification() + ".csv",
                List.of("abono", "ubigeo"),
                verifications.frame(id, caller.territory())));
    }

    @GetMapping("/{id}/results")
    @PreAuthorize(READERS)
    Flux<Verifications.DistrictResult> results(@PathVariable String id, Caller caller) {
        return one(id).thenMany(verifications.results(id, caller.territory()));
    }

    @PutMapping("/{id}/items/{transfer}")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> answer(@PathVariable String id, @PathVariable String transfer, @RequestBody Given given, Caller caller) {
        return answers.answer(id, transfer, answered(given), caller)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(decision -> decision instanceof Answered.Decision.Refused(var refusal)
                        ? Mono.error(refused(refusal))
                        : Mono.empty());
    }

    private static RuntimeException refused(Answered.Refusal refusal) {
        return switch (refusal) {
            case ISSUE_REQUIRED -> unprocessable(refusal.name(), "Falta decir qué problema hubo.");
            case ISSUE_NOT_EXPECTED -> unprocessable(refusal.name(), "Un abono recibido sin más no tiene problemas.");
            case DAY_TO_COME -> unprocessable(refusal.name(), "La fecha aún no llega.");
            case BEFORE_PAYMENT -> unprocessable(refusal.name(), "La fecha es anterior al pago.");
            case ANSWER_GIVEN -> Problem.of(HttpStatus.CONFLICT, refusal.name(), "El hogar ya dio otra respuesta.");
        };
    }

    private static Answered answered(Given given) {
        try {
            return new Answered(
                    Answer.valueOf(Objects.requireNonNullElse(given.answer(), "")),
                    issues(given.issues()),
                    LocalDate.parse(Objects.requireNonNullElse(given.on(), "")));
        } catch (DateTimeParseException _) {
            throw unprocessable("DAY_INVALID", "La fecha se escribe AAAA-MM-DD.");
        } catch (IllegalArgumentException _) {
            throw unprocessable("UNKNOWN_CODE", "La respuesta o un problema no es de su lista.");
        }
    }

    private static Set<Issue> issues(@Nullable List<String> codes) {
        return codes == null ? Set.of() : codes.stream().map(Issue::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static RuntimeException unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
