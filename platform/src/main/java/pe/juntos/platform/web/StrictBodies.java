package pe.juntos.platform.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request says and nobody reads is refused by name, instead of being lost: a field misspelt, or one that its sender may not
 * set. Requests only: events and what others answer may say more than is known here.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public final class StrictBodies implements WebFluxConfigurer {
    private final JsonMapper mapper;

    /** @param strict {@code juntos.strict-bodies}; otherwise what nobody reads is left unread */
    public StrictBodies(JsonMapper mapper, boolean strict) {
        this.mapper = mapper.rebuild()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .build();
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
        configurer.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(mapper));
    }
}
