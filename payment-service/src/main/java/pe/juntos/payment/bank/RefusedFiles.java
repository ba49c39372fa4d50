package pe.juntos.payment.bank;

import java.nio.file.Path;
import reactor.core.publisher.Mono;

/** What the bank sent and was refused whole: kept aside byte for byte, for those who must ask the bank about it (PAY-6). */
public interface RefusedFiles {
    /** How it came; public codes. */
    enum Kind {
        BANK_MESSAGE,
        DISBURSE_CALLBACK,
        WITHDRAWALS
    }

    /**
     * @param digest SHA-256 of the content
     * @param code why it was refused
     */
    record RefusedFile(Kind kind, Path file, String digest, String sender, String code) {}

    /** Keeps it in a transaction of its own, once however often it comes. */
    Mono<Void> keep(RefusedFile refused);
}
