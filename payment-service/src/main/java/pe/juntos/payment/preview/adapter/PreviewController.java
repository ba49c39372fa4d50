package pe.juntos.payment.preview.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.preview.PreviewPolicy;
import pe.juntos.payment.preview.adapter.Preview.Anomaly;
import pe.juntos.payment.preview.adapter.Previews.Look;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** What a round would pay, what changed since the round before and why, and what looks odd: before it is submitted (PAY-4). */
@RestController
@RequestMapping("/payment/rounds/{round}")
@PreAuthorize(
        "hasAnyRole('PAYMENT_SUBMITTER','PAYMENT_APPROVER','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR',"
                + "'OPERATOR')")
class PreviewController {
    private static final List<String> HEADER =
            List.of("ubigeo", "hogar_id", "cambio", "causa", "monto_anterior", "monto_actual");
    private static final int MOST = 500;

    private final Previews previews;

    PreviewController(Previews previews) {
        this.previews = previews;
    }

    /** @param next to be passed as {@code cursor} for more; null at the end */
    record Anomalies(List<Anomaly> anomalies, @Nullable String next) {}

    @GetMapping("/preview")
    Mono<Preview> preview(@PathVariable String round, Caller caller) {
        return ready(round, caller).flatMap(previews::preview);
    }

    @GetMapping("/preview.csv")
    Mono<Void> households(@PathVariable String round, Caller caller, ServerHttpResponse response) {
        return ready(round, caller)
                .flatMap(look -> CsvExport.write(
                        response, "cambios-" + look.of().round() + ".csv", HEADER, previews.households(look)));
    }

    @GetMapping("/preview/anomalies")
    Mono<Anomalies> anomalies(
            @PathVariable String round,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        if (limit < 1 || limit > MOST) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "LIMIT_INVALID", "limit va de 1 a " + MOST + ".");
        }
        return ready(round, caller)
                .flatMap(look -> previews.anomalies(look, cursor, limit))
                .map(list -> new Anomalies(list, list.size() < limit ? null : cursorOf(list.getLast())));
    }

    private static String cursorOf(Anomaly last) {
        return last.anomaly() + " " + last.subject();
    }

    private Mono<Look> ready(String round, Caller caller) {
        return previews.look(round, caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .filter(look -> !look.of().state().equals("OPEN"))
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        HttpStatus.CONFLICT, "ROUND_NOT_READY", "La liquidación de la ronda no ha terminado.")));
    }

    @Configuration(proxyBeanMethods = false)
    static class Books {
        @Bean
        PolicyBook<PreviewPolicy> previewPolicies() {
            return Policies.load("policy/preview", PreviewPolicy.class);
        }
    }
}
