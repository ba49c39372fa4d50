package pe.juntos.coresponsibility.establishment.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.establishment.Representation;
import pe.juntos.coresponsibility.establishment.Representation.Decision;
import pe.juntos.coresponsibility.establishment.Representative;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.establishment.Signatory;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Form 01 by API: who stands for an establishment or a network, from when until when. */
@RestController
@RequestMapping("/coresponsibility/{bodies:establishments|networks}/{code}/representatives")
class RepresentativeController {
    private static final int LONGEST = 200;

    private final R2dbcRepresentatives representatives;
    private final EstablishmentReads reads;
    private final TransactionalOperator transaction;

    RepresentativeController(
            R2dbcRepresentatives representatives, EstablishmentReads reads, TransactionalOperator transaction) {
        this.representatives = representatives;
        this.reads = reads;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize(Roles.WITHOUT_PARTNERS)
    Mono<List<Answer>> all(@PathVariable("bodies") String bodies, @PathVariable("code") String code, Caller caller) {
        var body = body(bodies);
        return reads.requireInSight(body, code, Sight.of(caller)).then(Mono.defer(() -> answer(body, code)));
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
    Mono<List<Answer>> register(
            @PathVariable("bodies") String bodies,
            @PathVariable("code") String code,
            @RequestBody Appointment appointment,
            Caller caller) {
        var next = appointment.read();
        return decided(body(bodies), code, caller, standing -> Representation.register(standing, next));
    }

    @PostMapping("/{signature}/end")
    @PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
    Mono<List<Answer>> end(
            @PathVariable("bodies") String bodies,
            @PathVariable("code") String code,
            @PathVariable("signature") String signature,
            @RequestBody End end,
            Caller caller) {
        var last = end.until();
        if (last == null) {
            throw malformed();
        }
        return decided(body(bodies), code, caller, standing -> Representation.end(standing, signature, last));
    }

    private Mono<List<Answer>> decided(
            Body body, String code, Caller caller, Function<List<Representative>, Decision> rule) {
        return reads.requireInSight(body, code, Sight.of(caller))
                .then(Mono.defer(() -> representatives.lock(body, code)))
                .then(Mono.defer(() -> representatives.of(body, code)))
                .flatMap(standing -> carryOut(body, code, caller, rule.apply(standing)))
                .then(Mono.defer(() -> answer(body, code)))
                .as(transaction::transactional);
    }

    private Mono<Void> carryOut(Body body, String code, Caller caller, Decision decision) {
        return switch (decision) {
            case Decision.Registered(var representative) ->
                representatives.store(body, code, representative, caller.subject());
            case Decision.Unchanged _ -> Mono.empty();
            case Decision.Refused(var refusal) -> Mono.error(problem(refusal));
        };
    }

    private Mono<List<Answer>> answer(Body body, String code) {
        return representatives
                .of(body, code)
                .map(all -> all.stream().map(Answer::of).toList());
    }

    private static Body body(String bodies) {
        return "networks".equals(bodies) ? Body.NETWORK : Body.ESTABLISHMENT;
    }

    private static Problem problem(Representation.Refusal refusal) {
        var status = switch (refusal) {
            case UNTIL_BEFORE_FROM -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNKNOWN_REPRESENTATIVE -> HttpStatus.NOT_FOUND;
            case VALIDITY_OVERLAPS, ALREADY_ENDED -> HttpStatus.CONFLICT;
        };
        return Problem.of(status, refusal.name(), refusal.message());
    }

    private static Problem malformed() {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "REPRESENTATIVE_INVALID",
                "Faltan datos, o tienen caracteres que no se admiten.");
    }

    /**
     * What form 01 says of a representative.
     *
     * @param person who signs in as this head, if anybody does
     */
    record Appointment(
            @Nullable String signature,
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String person) {

        Representative read() {
            if (signature == null
                    || name == null
                    || from == null
                    || !plain(signature)
                    || !plain(name)
                    || person != null && !plain(person)) {
                throw malformed();
            }
            return new Representative(
                    new Signatory(signature.strip(), from, until),
                    name.strip(),
                    person == null ? null : person.strip());
        }

        private static boolean plain(String text) {
            return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
        }
    }

    /** @param until last day of the validity */
    record End(@Nullable LocalDate until) {}

    record Answer(
            String signature,
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String person) {

        static Answer of(Representative r) {
            return new Answer(
                    r.validity().signature(),
                    r.name(),
                    r.validity().from(),
                    r.validity().until(),
                    r.person());
        }
    }
}
