package pe.juntos.payment.bank.adapter;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.bank.adapter.KeptMessages.Kept;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bank messages that were refused whole. They are of the whole country: only who sees all of it sees them. */
@RestController
@RequestMapping("/payment/refused-messages")
@PreAuthorize("hasAnyRole('AUDITOR','OPERATOR')")
class KeptMessageController {
    private static final int MOST = 1_000;

    private final KeptMessages kept;

    KeptMessageController(KeptMessages kept) {
        this.kept = kept;
    }

    @GetMapping
    Flux<Kept> list(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "200") int limit,
            Caller caller) {
        return kept.after(after, Math.clamp(limit, 1, MOST), caller.territory());
    }

    /** The bytes as they came; never shown as a page, whatever they hold. */
    @GetMapping("/{id}")
    Mono<Void> download(@PathVariable long id, Caller caller, ServerHttpResponse response) {
        return kept.one(id, caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(one -> {
                    var headers = response.getHeaders();
                    headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
                    headers.setContentLength(one.bytes());
                    headers.setContentDisposition(ContentDisposition.attachment()
                            .filename("mensaje-rechazado-" + one.id() + ".bin")
                            .build());
                    Flux<DataBuffer> body = kept.content(one.id()).map(response.bufferFactory()::wrap);
                    return response.writeWith(body);
                });
    }
}
