package pe.juntos.coresponsibility.period.adapter;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodCommand;
import pe.juntos.coresponsibility.period.PeriodDecision.Moved;
import pe.juntos.coresponsibility.period.PeriodDecision.Refusal;
import pe.juntos.coresponsibility.period.PeriodDecision.Refused;
import pe.juntos.coresponsibility.period.PeriodDecision.Unchanged;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.period.PeriodLife;
import pe.juntos.coresponsibility.period.PeriodState;
import pe.juntos.coresponsibility.period.PeriodState.Certified;
import pe.juntos.coresponsibility.period.PeriodState.ClosedForEvidence;
import pe.juntos.coresponsibility.period.PeriodState.Consolidated;
import pe.juntos.coresponsibility.period.PeriodState.Open;
import pe.juntos.coresponsibility.period.PeriodTotals;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.job.JobProgress;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Carries out what the life of a period allows, one command at a time (VER-6). */
@Component
final class MovingPeriod {
    /** Kind of the job that decides all households of a period. */
    static final String VERDICTS = "verdicts";

    private final R2dbcPeriods periods;
    private final PeriodGate gate;
    private final Jobs jobs;
    private final PeriodEvents events;
    private final RegionalParts parts;
    private final EventJson json;
    private final TransactionalOperator transaction;

    MovingPeriod(
            R2dbcPeriods periods,
            PeriodGate gate,
            Jobs jobs,
            PeriodEvents events,
            RegionalParts parts,
            EventJson json,
            TransactionalOperator transaction) {
        this.periods = periods;
        this.gate = gate;
        this.jobs = jobs;
        this.events = events;
        this.parts = parts;
        this.json = json;
        this.transaction = transaction;
    }

    /** Empty if the period was never opened. */
    Mono<Void> move(Period period, PeriodCommand command) {
        return gate.hold()
                .then(Mono.defer(() -> periods.find(period)))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(row -> switch (PeriodLife.decide(row.state(), command)) {
                    case Moved(var state) -> moved(row, state, command);
                    case Unchanged _ -> Mono.<Void>empty();
                    case Refused(var refusal) -> Mono.<Void>error(problem(refusal));
                })
                .as(transaction::transactional);
    }

    private Mono<Void> moved(PeriodRow row, PeriodState state, PeriodCommand command) {
        return switch (state) {
            case Open _ -> Mono.empty();
            case ClosedForEvidence _ ->
                finished(row.openingJob(), "LISTS_RUNNING").then(Mono.defer(() -> close(row)));
            case Consolidated _ -> settled(row).then(Mono.defer(() -> consolidate(row, state, command)));
            case Certified _ ->
                settled(row)
                        .then(Mono.defer(() -> certifiable(row, command)))
                        .then(Mono.defer(() -> notified(row)))
                        .then(Mono.defer(() -> tell(row, state)))
                        .flatMap(totals -> periods.freezeTotals(
                                row.period(), new String(json.write(totals), java.nio.charset.StandardCharsets.UTF_8)));
        };
    }

    /** The period moves with the last of its regions. */
    private Mono<Void> consolidate(PeriodRow row, PeriodState state, PeriodCommand command) {
        if (!(command instanceof PeriodCommand.Consolidate(var by, var territory))) {
            return Mono.empty();
        }
        return parts.state(row.period()).flatMap(consolidation -> {
            var own = consolidation.of(territory);
            if (own.isEmpty() && !territory.national()) {
                return Mono.error(problem(Refusal.NOT_YOUR_REGION));
            }
            return parts.consolidate(row.period(), own, by)
                    .then(Mono.defer(() ->
                            consolidation.completeWith(own) ? tell(row, state).then() : Mono.<Void>empty()));
        });
    }

    /** Whoever consolidated a region does not certify (the last one is known to the period's state). */
    private Mono<Void> certifiable(PeriodRow row, PeriodCommand command) {
        return command instanceof PeriodCommand.Certify(var by)
                ? parts.consolidatedBy(row.period(), by)
                        .flatMap(same -> same ? Mono.error(problem(Refusal.SAME_PERSON)) : Mono.empty())
                : Mono.empty();
    }

    private Mono<Void> close(PeriodRow row) {
        return jobs.progress(row.openingJob())
                .flatMap(opening -> jobs.start(
                        VERDICTS,
                        row.period().toString(),
                        Map.of(ExpectedListsJob.PERIOD, row.period().toString()),
                        Math.max(1, opening.itemsExpected())))
                .flatMap(job -> periods.move(row, new ClosedForEvidence(), job.id()))
                .then();
    }

    private Mono<PeriodTotals> tell(PeriodRow row, PeriodState state) {
        return periods.move(row, state, null).then(Mono.defer(() -> events.tell(row.period())));
    }

    /** Everything is decided, and nothing waits to be decided again. */
    private Mono<Void> settled(PeriodRow row) {
        var job = java.util.Objects.requireNonNull(row.decidingJob());
        return finished(job, "VERDICTS_RUNNING")
                .then(Mono.defer(() -> periods.hasRechecks(row.period())))
                .flatMap(waiting -> waiting ? Mono.error(conflict("CORRECTIONS_RUNNING")) : Mono.empty());
    }

    /** VER-5: no breach is paid short before it can be told to the family. */
    private Mono<Void> notified(PeriodRow row) {
        return periods.hasBreachesWithoutNotice(row.period())
                .flatMap(missing -> missing ? Mono.error(conflict("NOTICES_MISSING")) : Mono.empty());
    }

    private Mono<Void> finished(UUID job, String code) {
        return jobs.progress(job)
                .map(JobProgress::state)
                .flatMap(state -> "FINISHED".equals(state) ? Mono.empty() : Mono.error(conflict(code)));
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case PERIOD_NOT_CLOSED, PERIOD_NOT_CONSOLIDATED, NOT_YOUR_REGION, SAME_PERSON -> conflict(refusal.name());
        };
    }

    private static Problem conflict(String code) {
        var detail = switch (code) {
            case "LISTS_RUNNING" -> "Las listas de esperados aún se están generando; inténtelo luego.";
            case "VERDICTS_RUNNING" -> "Los veredictos aún se están decidiendo; inténtelo luego.";
            case "CORRECTIONS_RUNNING" -> "Hay correcciones en curso; inténtelo luego.";
            case "NOTICES_MISSING" -> "Faltan avisos a hogares con incumplimiento; genérelos primero.";
            case "PERIOD_NOT_CLOSED" -> "El periodo aún recibe evidencia.";
            case "PERIOD_NOT_CONSOLIDATED" -> "El periodo aún no fue consolidado.";
            case "NOT_YOUR_REGION" -> "Su territorio no cubre una región completa con hogares en este periodo.";
            case "SAME_PERSON" -> "Quien consolida no puede certificar.";
            default -> throw new IllegalArgumentException(code);
        };
        return Problem.of(HttpStatus.CONFLICT, code, detail);
    }
}
