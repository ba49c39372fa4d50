package pe.juntos.payment.bank.adapter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.bank.MessageFault;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes a bank message in: to a file first, which gives its digest, then in one transaction all its lines by COPY, its totals
 * checked, and the job that matches them. What is wrong
 * with it applies nothing and is kept aside; what was taken in before changes nothing.
 */
@Component
class MessageIntake {
    private final Messages messages;
    private final BulkCopy copy;
    private final Jobs jobs;
    private final TransactionalOperator transaction;
    private final BankSettings settings;
    private final KeptMessages kept;
    private final AccountVerification accounts;

    MessageIntake(
            Messages messages,
            BulkCopy copy,
            Jobs jobs,
            TransactionalOperator transaction,
            BankSettings settings,
            KeptMessages kept,
            AccountVerification accounts) {
        this.messages = messages;
        this.copy = copy;
        this.jobs = jobs;
        this.transaction = transaction;
        this.settings = settings;
        this.kept = kept;
        this.accounts = accounts;
    }

    Mono<MessageView> receive(Flux<DataBuffer> body, String sender) {
        return Mono.usingWhen(
                        Mono.fromCallable(() -> Files.createTempFile("bank-message", ".xml")),
                        file -> spool(body, file)
                                .flatMap(digest -> take(file, digest)
                                        .onErrorResume(
                                                MessageRefused.class,
                                                refused -> kept.keep(file, digest, sender, refused))),
                        file -> Mono.fromCallable(() -> Files.deleteIfExists(file)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<String> spool(Flux<DataBuffer> body, Path file) {
        var digest = sha256();
        var size = new AtomicLong();
        var checked = body.publishOn(Schedulers.boundedElastic()).map(buffer -> {
            if (size.addAndGet(buffer.readableByteCount()) > settings.largestBankMessage()) {
                DataBufferUtils.release(buffer);
                throw new MessageRefused(MessageFault.MESSAGE_TOO_LARGE);
            }
            try (var bytes = buffer.readableByteBuffers()) {
                bytes.forEachRemaining(digest::update);
            }
            return buffer;
        });
        return DataBufferUtils.write(checked, file)
                .then(Mono.fromSupplier(() -> HexFormat.of().formatHex(digest.digest())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mono<MessageView> take(Path file, String digest) {
        return Mono.using(() -> open(file), reader -> take(reader, digest), MessageReader::close)
                .as(transaction::transactional)
                .publishOn(Schedulers.boundedElastic());
    }

    private MessageReader open(Path file) throws IOException {
        return new MessageReader(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16),
                settings.debtor().account());
    }

    private Mono<MessageView> take(MessageReader reader, String digest) {
        return messages.begin(reader.kind(), reader.messageId(), digest).flatMap(begun -> switch (begun) {
            case Messages.Begun.Fresh(var id) -> lines(reader, id).then(Mono.defer(() -> complete(reader, id)));
            case Messages.Begun.Known(var id) -> messages.view(id);
            case Messages.Begun.Reused _ -> Mono.<MessageView>error(new MessageRefused(MessageFault.MESSAGE_ID_REUSED));
        });
    }

    private Mono<Long> lines(MessageReader reader, long id) {
        Flux<BankLine> lines = Flux.generate(sink -> {
            var line = reader.next();
            if (line == null) {
                sink.complete();
            } else {
                sink.next(line);
            }
        });
        return copy.copy(
                "bank_line",
                StagedLine.COLUMNS,
                lines.map(line -> StagedLine.of(id, line)).subscribeOn(Schedulers.boundedElastic()),
                StagedLine::write);
    }

    private Mono<MessageView> complete(MessageReader reader, long id) {
        var rejections = reader.end();
        if (reader.kind() == MessageKind.ACMT_024) {
            return accounts.answered(id)
                    .then(messages.received(id, reader.lines(), null))
                    .then(messages.applied(id))
                    .then(Mono.defer(() -> messages.view(id)));
        }
        return messages.requireOriginal(reader.original())
                .then(Mono.defer(() -> messages.reject(id, rejections)))
                .map(more -> reader.lines() + more)
                .flatMap(lines -> jobs.start(
                                "bank-message", Long.toString(id), Map.of("message", Long.toString(id)), lines)
                        .flatMap(job -> messages.received(id, lines, job.id())))
                .then(Mono.defer(() -> messages.view(id)));
    }
}
