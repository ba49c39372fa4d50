package pe.juntos.affiliation.targeting.adapter;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.household.SocioEconomicClass;
import pe.juntos.affiliation.targeting.ListChange;
import pe.juntos.affiliation.targeting.adapter.ListDifferences.Difference;
import pe.juntos.affiliation.targeting.adapter.ListDifferences.DistrictCounts;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Versions of SISFOH's list and the differences between two of them (TGT-2), within the caller's territory. */
@RestController
@PreAuthorize(Paging.STAFF)
class ListsController {

    /** Differences of all the caller's districts together. */
    record Totals(long added, long gone, long classChanged, long movedIn, long movedOut) {}

    record Counts(int from, int to, Totals totals, List<DistrictCounts> districts) {}

    private final SisfohLists lists;
    private final ListDifferences differences;

    ListsController(SisfohLists lists, ListDifferences differences) {
        this.lists = lists;
        this.differences = differences;
    }

    @GetMapping("/affiliation/targeting/lists")
    Mono<Paging<SisfohLists.Version>> versions(
            @RequestParam(required = false) @Nullable Integer cursor,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        int most = Paging.limit(limit);
        return lists.versions(cursor == null ? Integer.MAX_VALUE : cursor, most, caller.territory())
                .map(found -> Paging.of(found, most, version -> Integer.toString(version.list())));
    }

    @GetMapping("/affiliation/targeting/lists/{from}/differences/{to}")
    Mono<Counts> counts(@PathVariable int from, @PathVariable int to, Caller caller) {
        return comparable(
                from,
                to,
                () -> differences
                        .counts(from, to, caller.territory())
                        .map(districts -> new Counts(from, to, totals(districts), districts)));
    }

    @GetMapping("/affiliation/targeting/lists/{from}/differences/{to}/households")
    Mono<Paging<Difference>> households(
            @PathVariable int from,
            @PathVariable int to,
            @RequestParam(required = false) @Nullable ListChange change,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Paging.limit(limit);
        var filter = filter(from, to, change, district, cursor);
        return comparable(
                from,
                to,
                () -> differences
                        .differences(filter, caller.territory(), most)
                        .collectList()
                        .map(found -> Paging.of(found, most, Difference::cursor)));
    }

    @GetMapping("/affiliation/targeting/lists/{from}/differences/{to}/households.csv")
    Mono<Void> export(
            @PathVariable int from,
            @PathVariable int to,
            @RequestParam(required = false) @Nullable ListChange change,
            @RequestParam(defaultValue = "") String district,
            Caller caller,
            ServerHttpResponse response) {
        var filter = filter(from, to, change, district, "");
        return comparable(
                from,
                to,
                () -> CsvExport.write(
                        response,
                        "diferencias-" + from + "-" + to + ".csv",
                        List.of("hogar_id", "cambio", "ubigeo_antes", "ubigeo_despues", "cse_antes", "cse_despues"),
                        differences.differences(filter, caller.territory()).map(ListsController::line)));
    }

    private static ListDifferences.Filter filter(
            int from, int to, @Nullable ListChange change, String district, String cursor) {
        return new ListDifferences.Filter(
                from, to, change == null ? "" : change.name(), Paging.digits(district), cursor);
    }

    private <T> Mono<T> comparable(int from, int to, Supplier<Mono<T>> comparison) {
        return lists.applied(from, to)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(applied -> applied
                        ? comparison.get()
                        : Mono.<T>error(Problem.of(
                                HttpStatus.CONFLICT, "LIST_NOT_READY", "Una de las listas aún se está aplicando")));
    }

    private static Totals totals(List<DistrictCounts> districts) {
        return new Totals(
                sum(districts, DistrictCounts::added),
                sum(districts, DistrictCounts::gone),
                sum(districts, DistrictCounts::classChanged),
                sum(districts, DistrictCounts::movedIn),
                sum(districts, DistrictCounts::movedOut));
    }

    private static long sum(List<DistrictCounts> districts, ToLongFunction<DistrictCounts> count) {
        return districts.stream().mapToLong(count).sum();
    }

    /** As SISFOH writes it. */
    private static @Nullable String word(@Nullable String value) {
        return value == null
                ? null
                : switch (SocioEconomicClass.valueOf(value)) {
                    case EXTREME_POOR -> "POBRE_EXTREMO";
                    case POOR -> "POBRE";
                    case NOT_POOR -> "NO_POBRE";
                };
    }

    private static List<String> line(Difference difference) {
        return Stream.of(
                        difference.externalId(),
                        difference.change().name(),
                        difference.districtBefore(),
                        difference.districtAfter(),
                        word(difference.classBefore()),
                        word(difference.classAfter()))
                .map(cell -> cell == null ? "" : cell)
                .toList();
    }
}
