package pe.juntos.gateway.route.adapter;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import pe.juntos.platform.web.Correlation;

/** No caller can have the correlation id left out, not even by naming it in {@code Connection}. */
@Component
class CorrelationSent implements HttpHeadersFilter, Ordered {

    /** After headers named in {@code Connection} were taken out. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders sent, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        headers.addAll(sent);
        headers.set(Correlation.HEADER, exchange.getRequiredAttribute(Correlation.HEADER));
        return headers;
    }
}
