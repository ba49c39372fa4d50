package pe.juntos.affiliation.territory.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Territory without gestor (USR-3), on any date, planned assignments included. */
@RestController
class UncoveredController {

    private static final int MOST = 500;
    private static final List<String> HEADER = List.of("ubigeo", "centro_poblado", "hogares");

    record Page(
            LocalDate on,
            List<UncoveredPlaces.Uncovered> items,
            @Nullable String next) {}

    private final UncoveredPlaces places;
    private final DailyDetection detection;
    private final Clock clock;

    UncoveredController(UncoveredPlaces places, DailyDetection detection, Clock clock) {
        this.places = places;
        this.detection = detection;
        this.clock = clock;
    }

    /** @param cursor district and centre, as {@code 050101/Alto} */
    @GetMapping("/affiliation/territory/uncovered")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
    Mono<Page> list(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        LocalDate day = day(on);
        return places.page(day, caller.territory(), after(cursor), most)
                .collectList()
                .map(found -> new Page(day, found, found.size() < most ? null : cursor(found.getLast())));
    }

    @GetMapping("/affiliation/territory/uncovered.csv")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
    Mono<Void> export(
            @RequestParam(required = false) @Nullable LocalDate on, Caller caller, ServerHttpResponse response) {
        return CsvExport.write(
                response,
                "territorio-sin-gestor.csv",
                HEADER,
                places.all(day(on), caller.territory())
                        .map(place ->
                                List.of(place.district(), place.populatedCentre(), Long.toString(place.households()))));
    }

    /** Raises and closes the alerts as of today, in the whole country. */
    @PostMapping("/affiliation/territory/uncovered/detections")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<UncoveredPlaces.Detection> detect() {
        return detection.detect();
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.now(clock) : on;
    }

    private static UncoveredPlaces.Uncovered after(String cursor) {
        String[] parts = cursor.split("/", 2);
        return new UncoveredPlaces.Uncovered(parts[0], parts.length < 2 ? "" : parts[1], 0);
    }

    private static String cursor(UncoveredPlaces.Uncovered last) {
        return last.district() + "/" + last.populatedCentre();
    }
}
