package pe.juntos.partner.referral.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.referral.Referral;
import pe.juntos.partner.referral.Reminder;
import pe.juntos.partner.referral.Stage;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** What waits for whom, and the reminders of it. */
@RestController
@RequestMapping("/partner/reminders")
class ReminderController {

    /** @param asOf today where left out */
    record Order(@Nullable LocalDate asOf) {}

    record Started(UUID job, LocalDate asOf) {}

    /** @param daysLeft negative once the last day is over */
    record Item(UUID referral, String programme, Stage state, Reminder.Actor actor, LocalDate due, long daysLeft) {}

    record Page(LocalDate asOf, List<Item> items, @Nullable UUID cursor) {}

    private final RemindingReferrals reminding;
    private final R2dbcReferrals referrals;
    private final ReminderBook book;
    private final Clock clock;

    ReminderController(RemindingReferrals reminding, R2dbcReferrals referrals, ReminderBook book, Clock clock) {
        this.reminding = reminding;
        this.referrals = referrals;
        this.book = book;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('OPERATOR','INFORMATION_MANAGER')")
    Mono<Started> remind(@RequestBody(required = false) @Nullable Order order) {
        return Mono.defer(() -> {
            var asOf = Optional.ofNullable(order).map(Order::asOf).orElseGet(() -> LocalDate.now(clock));
            return reminding.start(asOf).map(job -> new Started(job.id(), asOf));
        });
    }

    /** The steps that are due within the longest notice, or late. A partner sees what waits for it. */
    @GetMapping
    @PreAuthorize(
            "hasAnyRole('PARTNER','GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
    Mono<Page> waiting(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        return Mono.defer(() -> {
            var on = Objects.requireNonNullElseGet(asOf, () -> LocalDate.now(clock));
            int most = Math.clamp(limit, 1, StepBody.MOST);
            return referrals
                    .awaited(on.plusDays(book.at(on).reminderDays().getFirst()), cursor, most, Visibility.of(caller))
                    .map(referral -> item(referral, on))
                    .collectList()
                    .map(items -> new Page(
                            on,
                            items,
                            items.size() < most ? null : items.getLast().referral()));
        });
    }

    private static Item item(Referral referral, LocalDate on) {
        var due = referral.state().awaitedUntil().orElseThrow();
        return new Item(
                referral.id(),
                referral.programme(),
                referral.state().stage(),
                Reminder.actor(referral.state().stage()).orElseThrow(),
                due,
                ChronoUnit.DAYS.between(on, due));
    }
}
