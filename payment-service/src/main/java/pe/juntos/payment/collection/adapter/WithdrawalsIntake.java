package pe.juntos.payment.collection.adapter;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.RefusedFiles;
import pe.juntos.payment.bank.RefusedFiles.RefusedFile;
import pe.juntos.platform.csv.FileRefusal;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.Spool;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Receives {@code retiros.csv}: to a file first. What is refused whole applies nothing and is kept aside. */
@Component
class WithdrawalsIntake {
    private static final int BUFFER = 1 << 16;

    private final FileImports imports;
    private final RefusedFiles refusals;
    private final long largest;

    WithdrawalsIntake(
            FileImports imports, RefusedFiles refusals, @Value("${juntos.payment.largest-bank-message}") long largest) {
        this.imports = imports;
        this.refusals = refusals;
        this.largest = largest;
    }

    Mono<ImportAnswer> receive(@Nullable String key, Flux<DataBuffer> body, String sender) {
        return Spool.during(
                        body,
                        largest,
                        spooled -> staged(key, spooled)
                                .onErrorResume(FileRefusal.class, refused -> keep(spooled, sender, refused)))
                .onErrorMap(
                        Spool.TooLarge.class, _ -> new FileRefusal("FILE_TOO_LARGE", "el archivo es demasiado grande"));
    }

    private Mono<ImportAnswer> staged(@Nullable String key, Spool.Spooled spooled) {
        Flux<DataBuffer> content =
                DataBufferUtils.read(spooled.file(), DefaultDataBufferFactory.sharedInstance, BUFFER);
        return imports.receive(WithdrawalsFile.STAGED, key, Map.of(), content);
    }

    private Mono<ImportAnswer> keep(Spool.Spooled spooled, String sender, FileRefusal refused) {
        var file = new RefusedFile(
                RefusedFiles.Kind.WITHDRAWALS, spooled.file(), spooled.digest(), sender, refused.code());
        return refusals.keep(file).then(Mono.error(refused));
    }
}
