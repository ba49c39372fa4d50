package pe.juntos.payment.g2p.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.g2p.DisbursePolicy;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.bulk.CopyLine;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes the statuses of a callback as lines of the bank; of a batch refused whole, one for each of its payments. */
@Component
class CallbackLines {
    private static final List<String> COLUMNS = List.of(
            "message",
            "line",
            "bucket",
            "end_to_end_id",
            "period",
            "household",
            "answer",
            "amount",
            "reason",
            "reference",
            "original_message",
            "fault");

    private final BulkCopy copy;
    private final Batches batches;
    private final PolicyBook<DisbursePolicy> policies;
    private final Clock clock;

    CallbackLines(BulkCopy copy, Batches batches, PolicyBook<DisbursePolicy> policies, Clock clock) {
        this.copy = copy;
        this.batches = batches;
        this.policies = policies;
        this.clock = clock;
    }

    /** @return how many */
    Mono<Long> write(long message, Callback callback) {
        return batches.named(callback.transaction())
                .map(List::of)
                .defaultIfEmpty(List.of())
                .flatMap(known -> write(message, callback, known));
    }

    /** @param known the batch that the callback names, if this programme sent it */
    private Mono<Long> write(long message, Callback callback, List<Batch> known) {
        var lines = new StatusLines(
                known.isEmpty() ? callback.transaction() : known.getFirst().fileId(),
                callback.id(),
                policies.at(LocalDate.now(clock)).parameters());
        var read = new AtomicInteger();
        return copied(message, statuses(callback, lines, read)).flatMap(taken -> {
            callback.requireTotal(read.get());
            return callback.refusedWhole(read.get())
                    ? refused(callback, known, lines)
                            .collectList()
                            .flatMap(all -> copied(message, Flux.fromIterable(all)))
                    : Mono.just(taken);
        });
    }

    private static Flux<BankLine> statuses(Callback callback, StatusLines lines, AtomicInteger read) {
        return Flux.using(
                        () -> CallbackReader.open(callback.file()),
                        reader -> Flux.<BankLine>generate(sink -> {
                            var values = reader.next();
                            if (values == null) {
                                sink.complete();
                            } else {
                                sink.next(lines.line(read.incrementAndGet(), values));
                            }
                        }),
                        CallbackReader::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** To be held before it is copied: reading and copying need the same connection. A batch is of bounded size. */
    private Flux<BankLine> refused(Callback callback, List<Batch> known, StatusLines lines) {
        if (known.isEmpty()) {
            return Flux.just(lines.unknown(callback.reason()));
        }
        var number = new AtomicInteger();
        return batches.disbursements(known.getFirst())
                .map(one -> lines.refused(number.incrementAndGet(), one.reference(), callback.reason()));
    }

    private Mono<Long> copied(long message, Flux<BankLine> lines) {
        return copy.copy("bank_line", COLUMNS, lines, (line, out) -> write(message, line, out));
    }

    private static void write(long message, BankLine line, CopyLine out) {
        var text = line.endToEndId();
        var id = text == null ? null : EndToEndId.read(text).orElse(null);
        var amount = line.amount();
        var fault = line.fault();
        out.number(message)
                .number(line.number())
                .number(id == null ? 0 : Buckets.of(id.household()))
                .text(text)
                .text(id == null ? null : id.period().toString())
                .text(id == null ? null : id.household())
                .text(line.answer().name())
                .decimal(amount == null ? null : amount.soles())
                .text(line.reason())
                .text(line.reference())
                .text(line.originalMessage())
                .text(fault == null ? null : fault.name());
    }
}
