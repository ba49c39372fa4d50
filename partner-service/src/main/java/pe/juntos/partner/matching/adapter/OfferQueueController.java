package pe.juntos.partner.matching.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.eligibility.AskingRules;
import pe.juntos.partner.eligibility.Candidate;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.EligibilityRule;
import pe.juntos.partner.eligibility.KnownCandidate;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The households that wait for an offer, the longest waiting first or by lot. */
@RestController
class OfferQueueController {

    private static final int MOST = 500;
    private static final String SEED = "[A-Za-z0-9._-]{8,80}";

    /** A lot is SHA-256 of {@code seed/offer/household}, as in the raffle. */
    private static final String QUEUE = """
            select w.household, w.district, w.decided_on, w.place from (
                select n.household, h.district, n.decided_on, case when :seed = '' then n.decided_on || '/' || n.household
                    else encode(sha256(convert_to(:seed || '/' || o.id || '/' || n.household, 'UTF8')), 'hex') end
                    collate "C" as place
                from offer o join need n on n.bonus = o.bonus and n.state = 'WAITING' and n.ready
                join household h on h.household = n.household
                where o.id = :offer and o.area in ('*', left(h.district, 2), left(h.district, 4), h.district)
                  and h.district like any(:patterns)) w
            where w.place > :cursor order by w.place limit :limit
            """;

    record Waiting(
            String household, String district, LocalDate waitingSince, String place, List<Eligibility> eligibility) {}

    record Page(
            UUID offer,
            String by,
            List<Waiting> items,
            @Nullable String next) {}

    private record Row(String household, String district, LocalDate since, String place) {}

    private final DatabaseClient client;
    private final AskingRules rules;
    private final Clock clock;

    OfferQueueController(DatabaseClient client, AskingRules rules, Clock clock) {
        this.client = client;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param by {@code rule}, the longest waiting first, or {@code draw}, by lot from a seed */
    @GetMapping("/partner/offers/{id}/households")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
    Mono<Page> households(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "rule") String by,
            @RequestParam(defaultValue = "") String seed,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        var refused = refusal(by, seed);
        if (refused != null) {
            return Mono.error(refused);
        }
        int most = Math.clamp(limit, 1, MOST);
        return programme(id)
                .flatMap(programme -> client.sql(QUEUE)
                        .bind("offer", id)
                        .bind("seed", seed)
                        .bind("patterns", caller.territory().patterns())
                        .bind("cursor", cursor)
                        .bind("limit", most)
                        .map(row -> row(row))
                        .all()
                        .collectList()
                        .flatMap(rows -> judged(rows, programme, on == null ? LocalDate.now(clock) : on, caller)
                                .map(items -> new Page(
                                        id,
                                        by,
                                        items,
                                        rows.size() < most
                                                ? null
                                                : rows.getLast().place()))));
    }

    private static @Nullable Problem refusal(String by, String seed) {
        if (!by.equals("rule") && !by.equals("draw")) {
            return Problem.of(HttpStatus.BAD_REQUEST, "ORDER_INVALID", "Se espera by=rule o by=draw");
        }
        boolean seeded = seed.matches(SEED);
        return seeded == by.equals("draw") && (seeded || seed.isEmpty())
                ? null
                : Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "SEED_INVALID",
                        "Un sorteo lleva una semilla de 8 a 80 letras o cifras");
    }

    private Mono<String> programme(UUID offer) {
        return client.sql("select programme from offer where id = :id")
                .bind("id", offer)
                .map(row -> required(row, "programme", String.class))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private Mono<List<Waiting>> judged(List<Row> rows, String programme, LocalDate on, Caller caller) {
        var asked = rules.inForce(on).of(programme);
        return rules.candidates(rows.stream().map(Row::household).toList(), on, caller)
                .map(known ->
                        known.stream().collect(Collectors.toMap(KnownCandidate::household, KnownCandidate::candidate)))
                .map(known -> rows.stream()
                        .map(row -> waiting(row, asked, known.get(row.household())))
                        .toList());
    }

    private static Waiting waiting(Row row, List<EligibilityRule> asked, @Nullable Candidate known) {
        return new Waiting(
                row.household(),
                row.district(),
                row.since(),
                row.place(),
                known == null
                        ? List.of()
                        : asked.stream()
                                .map(rule -> Eligibility.of(known, rule))
                                .toList());
    }

    private static Row row(Readable row) {
        return new Row(
                required(row, "household", String.class),
                required(row, "district", String.class),
                required(row, "decided_on", LocalDate.class),
                required(row, "place", String.class));
    }
}
