package pe.juntos.payment.bank.adapter;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The pain.001 files of a dispatched round. */
@RestController
@RequestMapping("/payment/rounds/{round}/bank-files")
@PreAuthorize("hasAnyRole('PAYMENT_APPROVER','OPERATOR','INSTITUTION','AUDITOR')")
class BankFileController {
    private final BankFiles files;
    private final PaymentOrder order;

    BankFileController(BankFiles files, BankSettings settings) {
        this.files = files;
        this.order = new PaymentOrder(settings.debtor());
    }

    record FileView(String name, String messageId, int transactions, String amount, String contentHash) {}

    @GetMapping
    Flux<FileView> list(@PathVariable String round) {
        return files.of(round)
                .map(BankFiles.Listed::file)
                .map(file -> new FileView(
                        file.name(),
                        file.messageId(),
                        file.transactions(),
                        file.amount().toString(),
                        file.contentHash()));
    }

    @GetMapping("/{name}")
    Mono<Void> download(@PathVariable String round, @PathVariable String name, ServerHttpResponse response) {
        return files.of(round)
                .filter(listed -> listed.file().name().equals(name))
                .next()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(listed -> {
                    response.getHeaders().setContentType(MediaType.APPLICATION_XML);
                    Flux<DataBuffer> body = files.bytes(listed, order).map(response.bufferFactory()::wrap);
                    return response.writeWith(body);
                });
    }
}
