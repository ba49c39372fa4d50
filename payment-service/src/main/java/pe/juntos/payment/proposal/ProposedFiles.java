package pe.juntos.payment.proposal;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.proposal.ProposedFile.Verdict;
import pe.juntos.platform.files.FileImport;
import reactor.core.publisher.Mono;

/** Files of rights, from their lines to the decision of a second person. */
public interface ProposedFiles {
    /** What files are about. */
    enum Kind {
        INCENTIVE,
        STIMULUS
    }

    /**
     * @param code why a line is not granted
     */
    record RefusedLine(long number, String code) {}

    /** Notes the file, of which everything waits for a decision. */
    Mono<Period> propose(Kind kind, FileImport file);

    Mono<Void> refuse(FileImport file, List<RefusedLine> lines);

    /** An error if there is none. */
    Mono<ProposedFile> find(Kind kind, UUID id);

    /**
     * In one transaction.
     *
     * @param owed what follows from an approval
     */
    Mono<ProposedFile> decide(Kind kind, UUID id, Verdict verdict, String by, Mono<Void> owed);

    /**
     * Page by page, so that a file may be of any size.
     *
     * @param page the lines after a number, as many as {@code most}
     */
    static <T> Mono<Void> paged(
            int most, LongFunction<Mono<List<T>>> page, ToLongFunction<T> number, Function<List<T>, Mono<Void>> work) {
        return page.apply(0)
                .expand(lines -> lines.size() < most ? Mono.empty() : page.apply(number.applyAsLong(lines.getLast())))
                .concatMap(work)
                .then();
    }
}
