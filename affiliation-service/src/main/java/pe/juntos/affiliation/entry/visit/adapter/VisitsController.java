package pe.juntos.affiliation.entry.visit.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.visit.VisitLog;
import pe.juntos.affiliation.entry.visit.VisitReport;
import pe.juntos.affiliation.household.Visit;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Visits by the gestor of the territory: one at a time, or all that a phone kept while it was offline. */
@RestController
@PreAuthorize("hasRole('GESTOR')")
class VisitsController {

    private static final int MOST = 500;
    private static final int LONGEST_ID = 64;

    /** A report as sent: anything may be missing. */
    record Sent(
            @Nullable String id,
            @Nullable String household,
            @Nullable LocalDate visitedOn,
            Visit.@Nullable Result result,
            @Nullable String note,
            @Nullable String supersedes) {

        static final Sent NOTHING = new Sent(null, null, null, null, null, null);

        boolean complete() {
            return id != null
                    && !id.isBlank()
                    && id.length() <= LONGEST_ID
                    && household != null
                    && visitedOn != null
                    && result != null;
        }

        VisitReport report() {
            if (id == null || household == null || visitedOn == null || result == null) {
                throw new IllegalStateException("only complete reports");
            }
            return new VisitReport(id, household, visitedOn, result, note, supersedes);
        }
    }

    record Batch(@Nullable List<@Nullable Sent> visits) {

        /** A null is a visit of which nothing is said. */
        List<Sent> sent() {
            return visits == null
                    ? List.of()
                    : visits.stream()
                            .map(sent -> sent == null ? Sent.NOTHING : sent)
                            .toList();
        }
    }

    /** @param state {@code ACCEPTED}, {@code REPEATED} or {@code REFUSED} */
    record Answer(
            @Nullable String id,
            String state,
            @Nullable String code,
            @Nullable String detail) {

        static Answer of(@Nullable String id, VisitLog.Taken taken) {
            return switch (taken) {
                case VisitLog.Taken.Accepted() -> new Answer(id, "ACCEPTED", null, null);
                case VisitLog.Taken.Repeated() -> new Answer(id, "REPEATED", null, null);
                case VisitLog.Taken.Refused(var why) -> new Answer(id, "REFUSED", why.name(), why.detail());
            };
        }
    }

    /** In the order sent. */
    record Answers(long accepted, long refused, List<Answer> visits) {}

    private final TakingVisits taking;

    VisitsController(TakingVisits taking) {
        this.taking = taking;
    }

    @PostMapping("/affiliation/visits")
    Mono<ResponseEntity<Answer>> one(@RequestBody Sent sent, Caller caller, Scope scope) {
        if (!sent.complete()) {
            return refused(EntryRefusal.INCOMPLETE);
        }
        return taking.take(List.of(sent.report()), caller, scope).flatMap(taken -> switch (taken.getFirst()) {
            case VisitLog.Taken.Refused(var why) -> refused(why);
            case VisitLog.Taken.Accepted accepted ->
                Mono.just(ResponseEntity.status(HttpStatus.CREATED).body(Answer.of(sent.id(), accepted)));
            case VisitLog.Taken.Repeated repeated -> Mono.just(ResponseEntity.ok(Answer.of(sent.id(), repeated)));
        });
    }

    /** Each visit is answered for itself; a refused one does not hold the others back. */
    @PostMapping("/affiliation/visits/batch")
    Mono<Answers> batch(@RequestBody Batch batch, Caller caller, Scope scope) {
        List<Sent> sent = batch.sent();
        if (sent.isEmpty()) {
            return refused(EntryRefusal.INCOMPLETE);
        }
        if (sent.size() > MOST) {
            return refused(EntryRefusal.TOO_MANY);
        }
        List<Sent> complete = sent.stream().filter(Sent::complete).toList();
        return taking.take(complete.stream().map(Sent::report).toList(), caller, scope)
                .map(taken -> answers(sent, taken));
    }

    private static Answers answers(List<Sent> sent, List<VisitLog.Taken> taken) {
        int[] next = {0};
        List<Answer> answers = IntStream.range(0, sent.size())
                .mapToObj(i -> Answer.of(
                        sent.get(i).id(),
                        sent.get(i).complete()
                                ? taken.get(next[0]++)
                                : new VisitLog.Taken.Refused(EntryRefusal.INCOMPLETE)))
                .toList();
        long refused = answers.stream().filter(a -> a.code() != null).count();
        return new Answers(answers.size() - refused, refused, answers);
    }

    private static <T> Mono<T> refused(EntryRefusal why) {
        return Mono.error(
                why == EntryRefusal.UNKNOWN_HOUSEHOLD
                        ? Problem.notFound()
                        : Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail()));
    }
}
