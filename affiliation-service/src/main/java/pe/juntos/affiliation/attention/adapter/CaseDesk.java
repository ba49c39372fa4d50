package pe.juntos.affiliation.attention.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.affiliation.attention.AttentionPolicy;
import pe.juntos.affiliation.attention.Case;
import pe.juntos.affiliation.attention.CaseLife;
import pe.juntos.affiliation.attention.CaseRefusal;
import pe.juntos.affiliation.attention.CaseState;
import pe.juntos.affiliation.attention.Command;
import pe.juntos.affiliation.attention.Intake;
import pe.juntos.affiliation.attention.IntakeRule;
import pe.juntos.affiliation.attention.Move;
import pe.juntos.affiliation.attention.Office;
import pe.juntos.affiliation.attention.Offices;
import pe.juntos.affiliation.attention.Result;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes cases and moves them, each in one transaction with its events. */
@Component
class CaseDesk {

    private final CaseFiles files;
    private final CaseResolutions resolutions;
    private final CaseReader reader;
    private final CaseCodes codes;
    private final Attention attention;
    private final Clock clock;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;

    CaseDesk(
            CaseFiles files,
            CaseResolutions resolutions,
            CaseReader reader,
            CaseCodes codes,
            Attention attention,
            Clock clock,
            TransactionalOperator transaction,
            MeterRegistry meters) {
        this.files = files;
        this.resolutions = resolutions;
        this.reader = reader;
        this.codes = codes;
        this.attention = attention;
        this.clock = clock;
        this.transaction = transaction;
        this.meters = meters;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Opens a case and routes it to the office that answers for it. */
    Mono<Case> open(Intake intake, Caller caller, Scope scope) {
        CaseLife life = attention.life(today());
        IntakeRule.check(intake, life.policy().parameters(), today()).ifPresent(CaseDesk::refuse);
        if (!scope.territory().covers(intake.district())) {
            throw Problem.notFound();
        }
        return known(intake.household(), scope)
                .then(Mono.defer(() -> write(life, intake, caller)))
                .as(transaction::transactional);
    }

    private Mono<Case> write(CaseLife life, Intake intake, Caller caller) {
        AttentionPolicy policy = life.policy().parameters();
        Case opened = life.open(codes.next(), intake.subject(), today());
        Office accused = opened.subject().accusedOffice();
        Case routed = moved(life.apply(opened, new Command.Route(Offices.first(opened.subject(), policy))), opened);
        return files.insert(opened, intake, accused == null ? null : policy.role(accused))
                .then(files.write(List.of(
                        step(opened, CaseStep.Kind.OPENED, caller, null),
                        step(routed, CaseStep.Kind.ROUTED, caller, null))))
                .thenReturn(routed);
    }

    private Mono<Void> known(@Nullable String household, Scope scope) {
        return household == null
                ? Mono.empty()
                : reader.sees(household, scope)
                        .doOnNext(seen -> {
                            if (!seen) {
                                refuse(CaseRefusal.UNKNOWN_HOUSEHOLD);
                            }
                        })
                        .then();
    }

    Mono<Case> route(String code, Office to, String reason, Caller caller, Scope scope) {
        return move(code, caller, scope, now -> new Command.Route(to), CaseStep.Kind.ROUTED, reason, true)
                .as(transaction::transactional);
    }

    Mono<Case> resolve(String code, Result result, String answer, Caller caller, Scope scope) {
        return move(
                        code,
                        caller,
                        scope,
                        now -> new Command.Resolve(Objects.requireNonNull(now.office()), result, today()),
                        CaseStep.Kind.RESOLVED,
                        null,
                        true)
                .flatMap(now -> now.state() instanceof CaseState.Resolved resolved
                        ? resolutions.noted(now, resolved, answer)
                        : Mono.just(now))
                .as(transaction::transactional);
    }

    Mono<Case> reopen(String code, String reason, Caller caller, Scope scope) {
        return move(code, caller, scope, now -> new Command.Reopen(today()), CaseStep.Kind.REOPENED, reason, false)
                .flatMap(now -> resolutions.reopened(now, today()).thenReturn(now))
                .as(transaction::transactional);
    }

    /** @param byItsOffice whether only the office that has the case may do it */
    private Mono<Case> move(
            String code,
            Caller caller,
            Scope scope,
            Function<Case, Command> command,
            CaseStep.Kind kind,
            @Nullable String note,
            boolean byItsOffice) {
        return reader.find(code, caller.roles(), scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(_ -> files.lock(code))
                .flatMap(now -> {
                    if (byItsOffice) {
                        refuseOthers(caller, now);
                    }
                    Case after = moved(attention.life(today()).apply(now, command.apply(now)), now);
                    return after.version() == now.version()
                            ? Mono.just(now)
                            : files.write(List.of(step(after, kind, caller, note)))
                                    .thenReturn(after);
                });
    }

    private void refuseOthers(Caller caller, Case now) {
        Office has = now.office();
        if (has == null || !caller.has(attention.at(today()).parameters().role(has))) {
            refuse(CaseRefusal.NOT_RESPONSIBLE);
        }
    }

    private CaseStep step(Case after, CaseStep.Kind kind, Caller caller, @Nullable String note) {
        meters.counter(
                        "programme.cases.steps",
                        "step",
                        kind.name(),
                        "type",
                        after.subject().type().name())
                .increment();
        return new CaseStep(after, kind, today(), caller.subject(), note);
    }

    private static Case moved(Move move, Case before) {
        return switch (move) {
            case Move.Moved(Case after) -> after;
            case Move.Unchanged(Case _) -> before;
            case Move.Refused(CaseRefusal why) -> {
                refuse(why);
                yield before;
            }
        };
    }

    static void refuse(CaseRefusal why) {
        HttpStatus status = switch (why) {
            case NOT_RESPONSIBLE -> HttpStatus.FORBIDDEN;
            case NOT_RESOLVED, ALREADY_RESOLVED, OFFICE_ACCUSED, REOPENING_TOO_LATE -> HttpStatus.CONFLICT;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        throw Problem.of(status, why.name(), why.detail());
    }
}
