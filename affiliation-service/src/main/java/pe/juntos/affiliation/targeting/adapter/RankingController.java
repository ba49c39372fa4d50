package pe.juntos.affiliation.targeting.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.targeting.Criterion;
import pe.juntos.affiliation.targeting.DistrictOrder;
import pe.juntos.affiliation.targeting.TargetingParameters;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The districts in order of need (TGT-1): ranked over the whole country, shown for the caller's territory. */
@RestController
@PreAuthorize(Paging.STAFF)
class RankingController {

    private static final int DECIMALS = 6;

    /**
     * A district's place.
     *
     * @param index 0…1
     * @param normalised 0…1 by criterion
     * @param incorporatedOn null if the district has not joined
     * @param geographic whether the version's geographic rule covers it; null without one, or if not known
     */
    record Ranked(
            int rank,
            String district,
            @Nullable String name,
            BigDecimal index,
            Map<Criterion, BigDecimal> criteria,
            Map<Criterion, BigDecimal> normalised,
            @Nullable LocalDate incorporatedOn,
            @Nullable Boolean geographic) {}

    /** @param ranked districts compared in the whole country */
    record Answer(
            String policy,
            Policy.Status status,
            boolean draft,
            LocalDate on,
            int ranked,
            List<Ranked> items,
            @Nullable Integer next) {}

    private record District(String name, @Nullable LocalDate incorporatedOn) {}

    private record Ranking(Policy<TargetingParameters> policy, LocalDate on, int ranked, List<Ranked> visible) {}

    private final Rankings rankings;
    private final DatabaseClient client;
    private final Clock clock;

    RankingController(Rankings rankings, DatabaseClient client, Clock clock) {
        this.rankings = rankings;
        this.client = client;
        this.clock = clock;
    }

    /** @param policy a version, in force or draft; else the one in force on the day */
    @GetMapping("/affiliation/targeting/ranking")
    Mono<Answer> ranking(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Paging.limit(limit);
        return ranked(on, policy, caller).map(ranking -> {
            List<Ranked> page = ranking.visible().stream()
                    .filter(place -> place.rank() > cursor)
                    .limit(most)
                    .toList();
            return new Answer(
                    ranking.policy().id(),
                    ranking.policy().status(),
                    ranking.policy().draft(),
                    ranking.on(),
                    ranking.ranked(),
                    page,
                    page.size() < most ? null : page.getLast().rank());
        });
    }

    @GetMapping("/affiliation/targeting/ranking.csv")
    Mono<Void> export(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String policy,
            Caller caller,
            ServerHttpResponse response) {
        return ranked(on, policy, caller)
                .flatMap(ranking -> CsvExport.write(
                        response,
                        "distritos-priorizados.csv",
                        List.of(
                                "puesto",
                                "ubigeo",
                                "indice",
                                "pobreza_extrema",
                                "brecha_pobreza",
                                "desnutricion_cronica",
                                "violencia_politica",
                                "incorporado_el",
                                "politica"),
                        Flux.fromIterable(ranking.visible())
                                .map(place -> line(place, ranking.policy().id()))));
    }

    private static List<String> line(Ranked place, String policy) {
        LocalDate since = place.incorporatedOn();
        return Stream.of(
                        Stream.of(
                                Integer.toString(place.rank()),
                                place.district(),
                                place.index().toPlainString()),
                        Arrays.stream(Criterion.values())
                                .map(c -> place.criteria().get(c))
                                .map(BigDecimal::toPlainString),
                        Stream.of(since == null ? "" : since.toString(), policy))
                .flatMap(cells -> cells)
                .toList();
    }

    private Mono<Ranking> ranked(@Nullable LocalDate asked, @Nullable String id, Caller caller) {
        LocalDate on = asked == null ? LocalDate.now(clock) : asked;
        Mono<Policy<TargetingParameters>> found = id == null ? rankings.policyOn(on) : rankings.policy(id);
        return found.switchIfEmpty(Mono.error(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "UNKNOWN_POLICY",
                        "No hay esa versión de la política, o ninguna ese día")))
                .flatMap(policy -> Mono.zip(rankings.ranking(on, policy.parameters()), districts())
                        .map(known -> new Ranking(
                                policy,
                                on,
                                known.getT1().size(),
                                visible(known.getT1(), policy.parameters(), known.getT2(), caller))));
    }

    private static List<Ranked> visible(
            List<DistrictOrder.Place> places,
            TargetingParameters parameters,
            Map<String, District> districts,
            Caller caller) {
        return places.stream()
                .filter(p -> caller.territory().covers(p.district().district()))
                .map(p -> place(p, parameters, districts.get(p.district().district())))
                .toList();
    }

    private static Ranked place(
            DistrictOrder.Place place, TargetingParameters parameters, @Nullable District district) {
        var geographic = parameters.geographic();
        return new Ranked(
                place.rank(),
                place.district().district(),
                district == null ? null : district.name(),
                place.index().setScale(DECIMALS, RoundingMode.HALF_EVEN),
                place.district().values(),
                place.normalised().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().setScale(DECIMALS, RoundingMode.HALF_EVEN))),
                district == null ? null : district.incorporatedOn(),
                geographic == null ? null : geographic.covers(place.district()).orElse(null));
    }

    private Mono<Map<String, District>> districts() {
        return client.sql("select ubigeo, name, incorporated_on from district")
                .map(row -> Map.entry(
                        required(row, "ubigeo", String.class),
                        new District(required(row, "name", String.class), row.get("incorporated_on", LocalDate.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
