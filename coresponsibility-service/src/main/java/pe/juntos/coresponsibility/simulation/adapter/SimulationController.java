package pe.juntos.coresponsibility.simulation.adapter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.simulation.adapter.SimulationResults.Changed;
import pe.juntos.coresponsibility.simulation.adapter.SimulationResults.Effect;
import pe.juntos.coresponsibility.simulation.adapter.SimulationResults.Transition;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** POL-3: what a policy version would change, asked for the whole country and answered for the caller's territory. */
@RestController
@RequestMapping("/coresponsibility/simulations")
@PreAuthorize("hasAnyRole('INFORMATION_MANAGER','REGIONAL_COORDINATOR','CERTIFIER','AUDITOR')")
class SimulationController {
    private static final int MOST = 500;
    private static final Pattern SOLES = Pattern.compile("[0-9]{1,7}([.][0-9]{1,2})?");

    private final StartingSimulation starting;
    private final SimulationStore simulations;
    private final SimulationResults results;

    SimulationController(StartingSimulation starting, SimulationStore simulations, SimulationResults results) {
        this.starting = starting;
        this.simulations = simulations;
        this.results = results;
    }

    record Request(
            @Nullable String period,
            @Nullable String membership,
            @Nullable String verification,
            @Nullable String amountPerHousehold) {}

    /** @param result null until the job is finished: a part of the country says nothing */
    record Answer(
            UUID id,
            String period,
            String membership,
            String verification,
            String base,
            String amountPerHousehold,
            String askedBy,
            Instant askedAt,
            UUID job,
            String state,
            @Nullable Result result) {}

    record Result(Effect effect, List<Transition> transitions) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Answer> start(@RequestBody Request request, Caller caller) {
        var wanted = new StartingSimulation.Wanted(
                period(request.period()),
                request.membership(),
                request.verification(),
                amount(request.amountPerHousehold()));
        return starting.start(wanted, caller.subject()).flatMap(id -> show(id, caller));
    }

    @GetMapping
    Flux<Answer> latest(@RequestParam(name = "limit", defaultValue = "50") int limit) {
        return simulations.latest(Math.clamp(limit, 1, MOST)).map(s -> answer(s, null));
    }

    @GetMapping("/{id}")
    Mono<Answer> show(@PathVariable("id") UUID id, Caller caller) {
        return simulations
                .find(id)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(s -> s.finished() ? result(s, caller) : Mono.just(answer(s, null)));
    }

    @GetMapping("/{id}/districts")
    Flux<Effect> districts(@PathVariable("id") UUID id, Caller caller) {
        return simulations.finished(id).flatMapMany(s -> results.byDistrict(s, caller.territory()));
    }

    @GetMapping("/{id}/households")
    Flux<Changed> households(
            @PathVariable("id") UUID id,
            @RequestParam(name = "cursor", defaultValue = "") String after,
            @RequestParam(name = "limit", defaultValue = "" + MOST) int limit,
            Caller caller) {
        return simulations
                .finished(id)
                .flatMapMany(s -> results.changes(s, caller.territory(), after, Math.clamp(limit, 1, MOST)));
    }

    private Mono<Answer> result(Simulation simulation, Caller caller) {
        return Mono.zip(
                        results.total(simulation, caller.territory()),
                        results.transitions(simulation, caller.territory()).collectList())
                .map(both -> answer(simulation, new Result(both.getT1(), both.getT2())));
    }

    private static Answer answer(Simulation s, @Nullable Result result) {
        return new Answer(
                s.id(),
                s.period(),
                s.membership(),
                s.verification(),
                s.base(),
                s.amount().toPlainString(),
                s.askedBy(),
                s.askedAt(),
                s.job(),
                s.state(),
                result);
    }

    private static Period period(@Nullable String text) {
        return Period.parse(text == null ? "" : text)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "NOT_A_PERIOD", "El periodo se escribe AAAA-N, de 1 a 6."));
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        if (text != null && !SOLES.matcher(text).matches()) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "NOT_AN_AMOUNT",
                    "El monto se escribe en soles, con dos decimales a lo más.");
        }
        return text == null ? null : new BigDecimal(text);
    }
}
