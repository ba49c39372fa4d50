package pe.juntos.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebExceptionHandler;
import pe.juntos.platform.csv.FileRefusal;
import pe.juntos.platform.database.SqlState;
import pe.juntos.platform.database.Transient;
import pe.juntos.platform.policy.NoVersionInForce;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The one place where an error becomes an answer: problem details with code and correlation id, nothing of the inside. */
public final class Problems implements WebExceptionHandler, Ordered {
    /** Attribute of an exchange that was answered with a problem: its {@link ProblemDetail}. */
    public static final String ANSWERED = Problems.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int LONGEST_NAME = 64;
    private static final Map<HttpStatus, String> DETAILS = Map.of(
            HttpStatus.UNAUTHORIZED, "Falta una credencial válida.",
            HttpStatus.FORBIDDEN, "Su rol no permite esta operación.",
            HttpStatus.NOT_FOUND, "No existe o no está en su territorio.",
            HttpStatus.SERVICE_UNAVAILABLE, "El servicio no puede responder ahora; vuelva a intentarlo.",
            HttpStatus.INTERNAL_SERVER_ERROR, "Error interno; cite el identificador de correlación.");

    private final JsonMapper mapper;

    public Problems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        return Mono.deferContextual(context -> answer(exchange, logged(exchange, error, context)));
    }

    /** The context is that of outside the filters, where the request has its trace and no correlation yet. */
    private ProblemDetail logged(ServerWebExchange exchange, Throwable error, ContextView context) {
        try (var _ = Correlation.inLogs(context);
                var _ = Correlation.inLogs(exchange.<String>getAttribute(Correlation.HEADER))) {
            return body(error);
        }
    }

    public Mono<Void> answer(ServerWebExchange exchange, HttpStatus status) {
        return answer(exchange, general(status));
    }

    private ProblemDetail body(Throwable error) {
        return switch (error) {
            case FileRefusal refusal ->
                with(HttpStatus.UNPROCESSABLE_CONTENT, refusal.code(), String.valueOf(refusal.getMessage()));
            case ServerWebInputException input -> input(input);
            case ErrorResponse response -> coded(response.getBody());
            case NoVersionInForce _ ->
                with(HttpStatus.BAD_REQUEST, "NO_POLICY_IN_FORCE", "En esa fecha aún no regía ninguna norma.");
            case Throwable e
            when SqlState.isNoText(e) ->
                with(HttpStatus.BAD_REQUEST, "CONTROL_CHARACTER", "Un texto contiene un carácter que no se admite.");
            case Throwable e
            when SqlState.isNoDate(e) ->
                with(HttpStatus.BAD_REQUEST, "NOT_A_DATE", "Una fecha está fuera del calendario que se admite.");
            case Throwable e
            when Transient.is(e) -> {
                LOG.warn("infrastructure away: {}", e.toString());
                yield general(HttpStatus.SERVICE_UNAVAILABLE);
            }
            default -> {
                LOG.error("unexpected", error);
                yield general(HttpStatus.INTERNAL_SERVER_ERROR);
            }
        };
    }

    /** A field that nobody reads is named; of whatever else is wrong with a body nothing is repeated. */
    private static ProblemDetail input(ServerWebInputException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnrecognizedPropertyException unknown) {
                var name = unknown.getPropertyName();
                var field = name.substring(0, Math.min(name.length(), LONGEST_NAME));
                var body = with(
                        HttpStatus.BAD_REQUEST, "UNKNOWN_FIELD", "El cuerpo tiene un campo que no existe: " + field);
                body.setProperty("field", field);
                return body;
            }
        }
        return coded(error.getBody());
    }

    private static ProblemDetail coded(ProblemDetail body) {
        var properties = body.getProperties();
        if (properties != null && properties.containsKey("code")) {
            return body;
        }
        var status = HttpStatus.resolve(body.getStatus());
        return general(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    }

    private static ProblemDetail general(HttpStatus status) {
        var code = status == HttpStatus.INTERNAL_SERVER_ERROR ? "INTERNAL" : status.name();
        return with(status, code, DETAILS.getOrDefault(status, "La solicitud no es válida."));
    }

    private static ProblemDetail with(HttpStatus status, String code, String detail) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setProperty("code", code.toUpperCase(Locale.ROOT));
        return body;
    }

    private Mono<Void> answer(ServerWebExchange exchange, ProblemDetail body) {
        exchange.getAttributes().put(ANSWERED, body);
        body.setProperty("correlationId", exchange.getAttribute(Correlation.HEADER));
        body.setInstance(java.net.URI.create(exchange.getRequest().getURI().getRawPath()));
        var response = exchange.getResponse();
        response.setRawStatusCode(body.getStatus());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (body.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.getHeaders().putIfAbsent("Retry-After", List.of("2"));
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(mapper.writeValueAsBytes(body))));
    }
}
