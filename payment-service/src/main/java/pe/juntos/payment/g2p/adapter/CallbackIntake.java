package pe.juntos.payment.g2p.adapter;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.RefusedFiles;
import pe.juntos.payment.bank.RefusedFiles.RefusedFile;
import pe.juntos.payment.g2p.CallbackFault;
import pe.juntos.platform.files.Spool;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Receives callbacks: to a file first. What is wrong with one applies nothing and is kept aside whole. */
@Component
class CallbackIntake {
    private final Callbacks callbacks;
    private final RefusedFiles refusals;
    private final G2pPolicyConfiguration.Payer payer;

    CallbackIntake(Callbacks callbacks, RefusedFiles refusals, G2pPolicyConfiguration.Payer payer) {
        this.callbacks = callbacks;
        this.refusals = refusals;
        this.payer = payer;
    }

    /** The id under which {@code GET /payment/bank-messages} tells how it stands. */
    Mono<Long> receive(Flux<DataBuffer> body, String sender) {
        return Spool.during(
                        body,
                        payer.largest(),
                        spooled -> Mono.fromSupplier(() -> Callback.read(spooled.file(), spooled.digest()))
                                .flatMap(callbacks::take)
                                .onErrorResume(CallbackRefused.class, refused -> keep(spooled, sender, refused)))
                .onErrorMap(Spool.TooLarge.class, _ -> new CallbackRefused(CallbackFault.MESSAGE_TOO_LARGE));
    }

    private Mono<Long> keep(Spool.Spooled spooled, String sender, CallbackRefused refused) {
        var file = new RefusedFile(
                RefusedFiles.Kind.DISBURSE_CALLBACK,
                spooled.file(),
                spooled.digest(),
                sender,
                refused.fault().name());
        return refusals.keep(file).then(Mono.error(refused));
    }
}
