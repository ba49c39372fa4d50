package pe.juntos.platform.test;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Flux;

/** A mapping of a service as it really is, and a way to call it. */
record Endpoint(HttpMethod method, String path, String query, MediaType type, HandlerMethod handler) {
    private static final Pattern ONE_PERSON =
            Pattern.compile("\\{(household|member|person)}|/(households|members|participants)/\\{\\w+}");
    private static final List<String> PERSON = List.of("household", "member", "person");
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    static final String OWN_HOUSEHOLD = "H0000000000000001";

    static List<Endpoint> all(List<RequestMappingHandlerMapping> mappings) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("pe.juntos."))
                .flatMap(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Stream<Endpoint> of(RequestMappingInfo info, HandlerMethod handler) {
        var query = info.getParamsCondition().getExpressions().stream()
                .filter(parameter -> !parameter.isNegated())
                .map(parameter ->
                        parameter.getName() + "=" + (parameter.getValue() == null ? "x" : parameter.getValue()))
                .collect(Collectors.joining("&"));
        var type = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> new Endpoint(
                                HttpMethod.valueOf(method.name()), pattern.getPatternString(), query, type, handler)));
    }

    /** As the table names it, without the forms that variables must have. */
    String operation() {
        return method + " " + plainPath();
    }

    String plainPath() {
        return path.replaceAll("\\{[*]?(\\w+)(:[^/]*)?}", "{$1}");
    }

    boolean reads() {
        return method == HttpMethod.GET;
    }

    /** Whether it asks who the caller is, so that an answer can depend on it. */
    boolean asksWhoCalls() {
        return Stream.of(handler.getMethodParameters()).anyMatch(Endpoint::tellsWhoCalls);
    }

    /** The caller, or the token that is passed on in the caller's name. */
    private static boolean tellsWhoCalls(MethodParameter parameter) {
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        return List.of("Caller", "Scope", "Territory", "ServerWebExchange")
                        .contains(parameter.getParameterType().getSimpleName())
                || header != null && header.value().equals(HttpHeaders.AUTHORIZATION);
    }

    /** A call with a body that is no document at all: whoever may not send one is refused before it is looked at. */
    EntityExchangeResult<byte[]> call(WebTestClient http, @Nullable String token) {
        var request = http.method(method).uri(plain()).accept(MediaType.ALL);
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, token);
        }
        if (!reads() && method != HttpMethod.DELETE) {
            request.contentType(type).bodyValue("{".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return request.exchange().expectBody().returnResult();
    }

    private String plain() {
        var filled =
                path.replaceAll("\\{[*]?\\w+:([\\w-]+)[^/}]*}", "$1").replaceAll("\\{[*]?(\\w+)[^/]*?}", OWN_HOUSEHOLD);
        return query.isEmpty() ? filled : filled + "?" + query;
    }

    /** The same, at a path that is one of several. */
    Endpoint at(String other) {
        return new Endpoint(method, other, query, type, handler);
    }

    /** What a query may name. */
    List<String> queryNames() {
        return Stream.of(handler.getMethodParameters())
                .flatMap(parameter -> {
                    parameter.initParameterNameDiscovery(NAMES);
                    var asked = parameter.getParameterAnnotation(RequestParam.class);
                    return asked == null
                            ? Stream.empty()
                            : Stream.of(asked.name(), asked.value(), String.valueOf(parameter.getParameterName()))
                                    .filter(name -> !name.isEmpty())
                                    .limit(1);
                })
                .toList();
    }

    /**
     * Whether it is asked for one thing and shows what is of one household or person: by the path, or by what the answer has beside
     * other fields. A list is nobody's file.
     */
    boolean showsOnePerson() {
        return ONE_PERSON.matcher(plainPath()).find()
                || plainPath().endsWith("}") && tellsOf(handler.getReturnType().getGenericParameterType(), 2);
    }

    private static boolean tellsOf(Type type, int deep) {
        if (type instanceof ParameterizedType several) {
            return several.getRawType() instanceof Class<?> raw
                    && !Collection.class.isAssignableFrom(raw)
                    && !Flux.class.equals(raw)
                    && Stream.of(several.getActualTypeArguments()).anyMatch(argument -> tellsOf(argument, deep));
        }
        return type instanceof Class<?> raw
                && raw.isRecord()
                && Stream.of(raw.getRecordComponents())
                        .anyMatch(part -> PERSON.contains(part.getName())
                                || deep > 0 && tellsOf(part.getGenericType(), deep - 1));
    }
}
