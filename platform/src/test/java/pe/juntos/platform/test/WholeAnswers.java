package pe.juntos.platform.test;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads every answer to its end before a test looks at it: of an answer whose status alone is looked at, the body would stay in
 * buffers that nobody releases, and its connection open.
 */
final class WholeAnswers implements ExchangeFilterFunction {

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .flatMap(answer ->
                        read(answer).map(body -> answer.mutate().body(_ -> body).build()));
    }

    private static Mono<Flux<DataBuffer>> read(ClientResponse answer) {
        return DataBufferUtils.join(answer.body((message, _) -> message.getBody()))
                .map(WholeAnswers::kept)
                .defaultIfEmpty(Flux.empty());
    }

    private static Flux<DataBuffer> kept(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
    }
}
