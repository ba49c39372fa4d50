package pe.juntos.payment.bank.adapter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.bank.MessageFault;
import pe.juntos.payment.bank.RefusedFiles;
import pe.juntos.payment.bank.RefusedFiles.RefusedFile;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.files.Spool;
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
    private final RefusedFiles kept;
    private final AccountVerification accounts;

    MessageIntake(
            Messages messages,
            BulkCopy copy,
            Jobs jobs,
            TransactionalOperator transaction,
            BankSettings settings,
            RefusedFiles kept,
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
        return Spool.during(
                        body,
                        settings.largestBankMessage(),
                        spooled -> take(spooled.file(), spooled.digest())
                                .onErrorResume(MessageRefused.class, refused -> keep(spooled, sender, refused)))
                .onErrorMap(Spool.TooLarge.class, _ -> new MessageRefused(MessageFault.MESSAGE_TOO_LARGE));
    }

    private Mono<MessageView> keep(Spool.Spooled spooled, String sender, MessageRefused refused) {
        var file = new RefusedFile(
                RefusedFiles.Kind.BANK_MESSAGE,
                spooled.file(),
                spooled.digest(),
                sender,
                refused.fault().name());
        return kept.keep(file).then(Mono.error(refused));
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
