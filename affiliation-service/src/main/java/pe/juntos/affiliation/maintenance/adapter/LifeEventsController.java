package pe.juntos.affiliation.maintenance.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.maintenance.Details;
import pe.juntos.affiliation.maintenance.EventSource;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.LifeEventKind;
import pe.juntos.affiliation.maintenance.LifeEventRefusal;
import pe.juntos.affiliation.maintenance.NewPerson;
import pe.juntos.affiliation.reading.ReadAccess;
import pe.juntos.affiliation.register.Codes;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes life events one by one, and shows what was reported of a household. */
@RestController
class LifeEventsController {

    private static final int LONGEST = 64;
    private static final int LONGEST_DOCUMENT = 200;
    private static final int MOST = 500;
    private static final Details NOTHING =
            new Details(null, null, null, null, null, null, null, null, null, null, null);

    /**
     * A report as sent.
     *
     * @param id the sender's own, for a harmless repetition
     * @param member code of the person it happened to; for somebody new {@code details.person} instead
     */
    record Report(
            @Nullable String id,
            @Nullable LifeEventKind kind,
            @Nullable String member,
            @Nullable LocalDate effectiveOn,
            @Nullable EventSource source,
            @Nullable String document,
            @Nullable Details details) {}

    /** @param state RECORDED, or PROPOSED where a second person has to decide */
    record Answer(String id, String household, String state) {}

    private final Recording recording;
    private final LifeEventLists lists;
    private final Codes codes;
    private final TransactionalOperator transaction;

    LifeEventsController(Recording recording, LifeEventLists lists, Codes codes, TransactionalOperator transaction) {
        this.recording = recording;
        this.lists = lists;
        this.codes = codes;
        this.transaction = transaction;
    }

    @PostMapping("/affiliation/households/{code}/life-events")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','INSTITUTION')")
    Mono<ResponseEntity<Answer>> report(
            @PathVariable String code, @RequestBody Report report, Caller caller, Scope scope) {
        return Mono.fromCallable(() -> event(code, report))
                .flatMap(event -> recording.record(List.of(event), scope, caller.subject()))
                .map(taken -> answer(taken.getFirst()))
                .as(transaction::transactional);
    }

    private LifeEvent event(String household, Report report) {
        String id = filled(report.id(), "id", LONGEST);
        String document = filled(report.document(), "document", LONGEST_DOCUMENT);
        if (report.kind() == null || report.effectiveOn() == null || report.source() == null) {
            throw refused(LifeEventRefusal.REQUIRED, "kind, effectiveOn, source");
        }
        Details details = report.details() == null ? NOTHING : report.details();
        return new LifeEvent(
                id,
                report.kind(),
                household,
                member(report.member(), details.person()),
                report.effectiveOn(),
                report.source(),
                document,
                details);
    }

    /** The code of somebody new comes from the sender's id alone. */
    private @Nullable String member(@Nullable String member, @Nullable NewPerson person) {
        String externalId = person == null ? null : person.externalId();
        if (externalId == null) {
            return member;
        }
        String code = codes.member(externalId);
        if (member != null && !member.equals(code)) {
            throw refused(LifeEventRefusal.UNKNOWN_PERSON, "member, details.person.externalId");
        }
        return code;
    }

    private static String filled(@Nullable String text, String field, int longest) {
        if (text == null || text.isBlank()) {
            throw refused(LifeEventRefusal.REQUIRED, field);
        }
        if (text.length() > longest) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "TOO_LONG", field + ": más de " + longest + " caracteres");
        }
        return text;
    }

    private static ResponseEntity<Answer> answer(Recording.Taken taken) {
        taken.refusal().ifPresent(refusal -> {
            throw refused(refusal, taken.event().kind().name());
        });
        HttpStatus status = taken.result() == Recording.Result.NEW ? HttpStatus.CREATED : HttpStatus.OK;
        LifeEvent event = taken.event();
        return ResponseEntity.status(status)
                .body(new Answer(
                        event.id(), event.household(), LifeEvents.state(event).name()));
    }

    /** A household outside the territory does not exist for the caller. */
    static Problem refused(LifeEventRefusal refusal, String where) {
        return switch (refusal) {
            case UNKNOWN_HOUSEHOLD -> Problem.notFound();
            case ID_CONFLICT -> Problem.of(HttpStatus.CONFLICT, refusal.name(), refusal.message());
            default ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, refusal.name(), refusal.message() + " (" + where + ")");
        };
    }

    @GetMapping("/affiliation/households/{code}/life-events")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page<LifeEventLists.Line>> ofHousehold(@PathVariable String code, Caller caller, Scope scope) {
        return lists.ofHousehold(code, scope, caller.subject(), ReadAccess.names(caller))
                .map(lines -> new Page<>(lines, null))
                .as(transaction::transactional);
    }

    /** The work list of who decides: what waits for a second person, in the caller's territory. */
    @GetMapping("/affiliation/life-events/pending")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page<LifeEventLists.Line>> pending(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        String prefix = district.matches("[0-9]{0,6}") ? district : "-";
        return lists.pending(prefix, cursor, most, scope)
                .map(lines -> new Page<>(
                        lines, lines.size() < most ? null : lines.getLast().id()));
    }

    /** How much waits in each district. */
    @GetMapping("/affiliation/life-events/pending/counts")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<List<LifeEventLists.Count>> counts(Scope scope) {
        return lists.counts(scope);
    }

    /** One page, and where the next begins; null at the end. */
    record Page<T>(List<T> items, @Nullable String next) {}
}
