package pe.juntos.partner.access.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** A partner looks up its own requests. */
@RestController
@RequestMapping("/partner/access")
@PreAuthorize("hasRole('PARTNER')")
class UsageController {
    private static final int MOST = 500;
    private static final int DAYS = 30;

    record Counts(LocalDate from, LocalDate until, List<Usage.Count> items) {}

    record Page(List<Usage.Refusal> items, @Nullable UUID cursor) {}

    private final Usage usage;
    private final Clock clock;

    UsageController(Usage usage, Clock clock) {
        this.usage = usage;
        this.clock = clock;
    }

    @GetMapping("/usage")
    Mono<Counts> counts(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            Caller caller) {
        var last = Objects.requireNonNullElseGet(until, () -> LocalDate.now(clock));
        var first = Objects.requireNonNullElseGet(from, () -> last.minusDays(DAYS));
        return usage.counts(partner(caller), first, last).map(items -> new Counts(first, last, items));
    }

    @GetMapping("/refusals")
    Mono<Page> refusals(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return usage.refusals(partner(caller), cursor, most)
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().id()));
    }

    private static String partner(Caller caller) {
        return Objects.requireNonNullElse(caller.partner(), "");
    }
}
