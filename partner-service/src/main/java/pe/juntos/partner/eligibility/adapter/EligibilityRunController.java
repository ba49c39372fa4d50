package pe.juntos.partner.eligibility.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.EligibilityRule;
import pe.juntos.partner.eligibility.KnownCandidate;
import pe.juntos.partner.eligibility.Meets;
import pe.juntos.partner.eligibility.Verdicts;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** How many households of the register a rule reaches, those in force or a draft, and which (PAR-3). */
@RestController
@RequestMapping("/partner/eligibility/runs")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
class EligibilityRunController {

    private static final int MOST = 500;

    private static final String COUNTS = """
            select %s as district, rule, answer, criterion, sum(households)::bigint as households from eligibility_count
            where run = :run and district like any(:patterns) group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;
    private static final String HOUSEHOLDS = """
            select r.household from eligibility_result r join household h using (household)
            where r.run = :run and h.district like any(:patterns) and (:district = '' or h.district = :district)
              and r.household > :cursor and substr(r.verdicts, :place, 1) = :answer
            order by r.household limit :limit
            """;

    /** @param rules a draft; those in force where left out */
    record Order(@Nullable LocalDate on, @Nullable JsonNode rules) {}

    record Count(
            String district,
            String rule,
            Meets answer,
            @Nullable String criterion,
            long households) {}

    record Counts(UUID run, LocalDate on, String policy, List<Count> counts) {}

    record Line(String household, String district, Told told) {}

    record Page(List<Line> items, @Nullable String next) {}

    private final DatabaseClient client;
    private final EligibilityRuns runs;
    private final EligibilityBook book;
    private final R2dbcCandidates candidates;
    private final Clock clock;

    EligibilityRunController(
            DatabaseClient client,
            EligibilityRuns runs,
            EligibilityBook book,
            R2dbcCandidates candidates,
            Clock clock) {
        this.client = client;
        this.runs = runs;
        this.book = book;
        this.candidates = candidates;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<EligibilityRuns.Started>> start(@RequestBody Order order, Caller caller) {
        return Mono.defer(() -> {
                    var on = order.on() == null ? LocalDate.now(clock) : order.on();
                    var inForce = book.at(on);
                    var draft = order.rules();
                    return draft == null || draft.isNull()
                            ? runs.start(on, inForce.id(), inForce.parameters().ofHouseholds(), caller.subject())
                            : runs.start(on, EligibilityRuns.DRAFT, runs.draft(draft), caller.subject());
                })
                .map(started -> ResponseEntity.accepted().body(started));
    }

    /** @param by {@code district} for one line a district, else the totals of the caller's territory */
    @GetMapping("/{run}")
    Mono<Counts> counts(@PathVariable UUID run, @RequestParam(defaultValue = "") String by, Caller caller) {
        return runs.finished(run)
                .flatMap(found -> client.sql(COUNTS.formatted("district".equals(by) ? "district" : "'*'"))
                        .bind("run", run)
                        .bind("patterns", caller.territory().patterns())
                        .map(row -> new Count(
                                required(row, "district", String.class),
                                required(row, "rule", String.class),
                                Meets.valueOf(required(row, "answer", String.class)),
                                required(row, "criterion", String.class).isEmpty()
                                        ? null
                                        : required(row, "criterion", String.class),
                                required(row, "households", Long.class)))
                        .all()
                        .collectList()
                        .map(counts -> new Counts(run, found.on(), found.policy(), counts)));
    }

    /** The households of one answer, each with the reasons as of the run's day on what is known now. */
    @GetMapping("/{run}/households")
    Mono<Page> households(
            @PathVariable UUID run,
            @RequestParam String rule,
            @RequestParam(defaultValue = "YES") Meets answer,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return runs.finished(run).flatMap(found -> {
            int index = found.rules().rules().stream()
                    .map(EligibilityRule::code)
                    .toList()
                    .indexOf(rule);
            if (index < 0) {
                return Mono.error(
                        Problem.of(HttpStatus.BAD_REQUEST, "RULE_UNKNOWN", "La evaluación no tiene esa regla"));
            }
            return client.sql(HOUSEHOLDS)
                    .bind("run", run)
                    .bind("patterns", caller.territory().patterns())
                    .bind("district", district)
                    .bind("cursor", cursor)
                    .bind("place", 2 * index + 1)
                    .bind("answer", String.valueOf(Verdicts.letter(answer)))
                    .bind("limit", most)
                    .map(row -> required(row, "household", String.class))
                    .all()
                    .collectList()
                    .flatMap(codes -> lines(codes, found, found.rules().rules().get(index), caller)
                            .map(lines -> new Page(lines, codes.size() < most ? null : codes.getLast())));
        });
    }

    private Mono<List<Line>> lines(
            List<String> households, EligibilityRuns.Run run, EligibilityRule rule, Caller caller) {
        var running = book.running(run.rules(), run.on());
        return candidates
                .read(households, run.on(), caller)
                .map(known -> line(known, rule, running))
                .collectList();
    }

    private static Line line(KnownCandidate known, EligibilityRule rule, Map<String, Boolean> running) {
        return new Line(known.household(), known.district(), Told.of(Eligibility.of(known.candidate(), rule), running));
    }
}
