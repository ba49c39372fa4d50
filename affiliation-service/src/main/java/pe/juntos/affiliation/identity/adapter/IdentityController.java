package pe.juntos.affiliation.identity.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.identity.LinkRule;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Links a DNI to a provisional identity, and asks RENIEC (AFF-2). */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
class IdentityController {

    private static final int MOST = 1_000;
    private static final int LONGEST = 200;

    /** @param document what shows the number: the card, or RENIEC's record of the campaign */
    record Link(
            @Nullable String dni,
            @Nullable LocalDate on,
            @Nullable String document) {}

    record Linked(String member, String identity) {}

    record Answer(String member, String state) {}

    /** Persons by code, or all those with a DNI of a district or one of its populated centres. */
    record Wish(
            @Nullable List<String> members,
            @Nullable String district,
            @Nullable String populatedCentre) {}

    record Queued(long queued) {}

    private final Persons persons;
    private final Checks checks;
    private final AskingReniec reniec;
    private final AssessingHouseholds assessing;
    private final TransactionalOperator transaction;
    private final Clock clock;

    IdentityController(
            Persons persons,
            Checks checks,
            AskingReniec reniec,
            AssessingHouseholds assessing,
            TransactionalOperator transaction,
            Clock clock) {
        this.persons = persons;
        this.checks = checks;
        this.reniec = reniec;
        this.assessing = assessing;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/affiliation/members/{code}/dni")
    Mono<Linked> link(@PathVariable String code, @RequestBody Link link, Caller caller, Scope scope) {
        String dni = link.dni();
        LocalDate on = link.on();
        String document = link.document();
        if (dni == null || on == null || document == null || document.isBlank() || document.length() > LONGEST) {
            return Mono.error(refused(LinkRule.Refusal.REQUIRED, "Se espera dni, on y document"));
        }
        return visible(code, scope)
                .flatMap(person -> persons.taken(dni.substring(0, Math.min(8, dni.length())), code)
                        .flatMap(taken -> link(
                                person,
                                LinkRule.link(dni, person.dni(), taken, on, LocalDate.now(clock)),
                                on,
                                document,
                                caller)))
                .thenReturn(new Linked(code, "LINKED"))
                .as(transaction::transactional)
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> refused(LinkRule.Refusal.DNI_DUPLICATE, "El DNI se acaba de vincular a otra persona"));
    }

    private Mono<Void> link(
            Persons.Person person, LinkRule.Outcome outcome, LocalDate on, String document, Caller caller) {
        return switch (outcome) {
            case LinkRule.Repeated _ -> Mono.empty();
            case LinkRule.Refused(LinkRule.Refusal refusal) ->
                Mono.error(refused(refusal, "El DNI no se puede vincular"));
            case LinkRule.Linked(String dni) ->
                persons.link(person, dni, on, document, caller.subject(), clock.instant())
                        .then(assessing.assess(List.of(person.household()), on))
                        .then();
        };
    }

    /** Asks now and waits for the answer; {@code UNKNOWN} is not a "no". */
    @PostMapping("/affiliation/members/{code}/identity-check")
    Mono<Answer> check(@PathVariable String code, Caller caller, Scope scope) {
        return visible(code, scope)
                .flatMap(person -> person.question() == null
                        ? Mono.error(Problem.of(HttpStatus.CONFLICT, "IDENTITY_PENDING", "La persona aún no tiene DNI"))
                        : reniec.ask(person, caller.subject()))
                .map(answer -> new Answer(code, answer.code()));
    }

    /** For many: the questions wait in line, and are put as RENIEC answers. */
    @PostMapping("/affiliation/identity-checks")
    Mono<ResponseEntity<Queued>> queue(@RequestBody Wish wish, Caller caller, Scope scope) {
        List<String> members = wish.members();
        String district = wish.district();
        if ((members == null) == (district == null) || members != null && members.size() > MOST) {
            return Mono.error(Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "REQUIRED", "Se espera district, o members con hasta " + MOST));
        }
        String centre = wish.populatedCentre() == null ? "" : wish.populatedCentre();
        Mono<Long> queued = members == null
                ? checks.queue(String.valueOf(district), centre, scope, caller.subject(), clock.instant())
                : checks.queue(members, scope, caller.subject(), clock.instant());
        return queued.map(n -> ResponseEntity.accepted().body(new Queued(n))).as(transaction::transactional);
    }

    private Mono<Persons.Person> visible(String code, Scope scope) {
        return persons.find(code, scope).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static Problem refused(LinkRule.Refusal refusal, String message) {
        HttpStatus status = switch (refusal) {
            case DNI_DUPLICATE, ALREADY_LINKED -> HttpStatus.CONFLICT;
            case REQUIRED, DNI_INVALID, DNI_CHECK_DIGIT, LINK_DATE_FUTURE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return Problem.of(status, refusal.name(), message);
    }
}
