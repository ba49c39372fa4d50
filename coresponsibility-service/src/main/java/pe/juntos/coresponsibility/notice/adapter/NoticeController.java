package pe.juntos.coresponsibility.notice.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.notice.Channel;
import pe.juntos.coresponsibility.notice.Notice.Delivery;
import pe.juntos.coresponsibility.notice.Refusal;
import pe.juntos.coresponsibility.notice.adapter.NoticeReads.Asked;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notices of breaches: which there are, and that families were told (VER-5). */
@RestController
@RequestMapping("/coresponsibility/periods/{period}/notices")
class NoticeController {
    private static final Map<String, Channel> CHANNELS =
            Stream.of(Channel.values()).collect(Collectors.toMap(Channel::name, c -> c));
    private static final int MOST = 500;

    private final R2dbcNotifyingBreaches notifying;
    private final NoticeReads reads;
    private final NoticeWords words;
    private final Delivering delivering;

    NoticeController(R2dbcNotifyingBreaches notifying, NoticeReads reads, NoticeWords words, Delivering delivering) {
        this.notifying = notifying;
        this.reads = reads;
        this.words = words;
        this.delivering = delivering;
    }

    /** Makes sure that every breach of the territory has its notice, and tells how many are in which state. */
    @PostMapping
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<Created> create(@PathVariable("period") String text, Caller caller) {
        var period = period(text);
        return notifying
                .all(period, caller.territory())
                .flatMap(created ->
                        reads.counts(period, caller.territory()).map(states -> new Created(created, states)));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER','AUDITOR')")
    Flux<NoticeAnswer> list(
            @PathVariable("period") String text,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "district", defaultValue = "") String district,
            @RequestParam(name = "cursor", defaultValue = "") String after,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            Caller caller) {
        var period = period(text);
        return reads.some(new Asked(period, state, district, caller.territory()), after, Math.clamp(limit, 1, MOST))
                .map(row -> NoticeAnswer.of(
                        row, words.say(row, period), words.window(row, period).last()));
    }

    /** Notes deliveries; what is refused is answered with its code, the others stand. */
    @PostMapping("/deliveries")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<Noted> deliver(@PathVariable("period") String text, @RequestBody Deliveries told, Caller caller) {
        var period = period(text);
        var items = told.items();
        if (items == null || items.isEmpty() || items.size() > MOST) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "DELIVERIES_COUNT",
                    "Se anotan de 1 a " + MOST + " entregas a la vez.");
        }
        return Flux.fromStream(items.stream().map(item -> item == null ? Item.EMPTY : item))
                .concatMap(item -> note(period, item, caller).map(code -> new Refused(item.code(), code.name())))
                .collectList()
                .map(refused -> new Noted(items.size() - refused.size(), refused));
    }

    private Mono<Refusal> note(Period period, Item item, Caller caller) {
        var channel = CHANNELS.get(item.channel() == null ? "" : item.channel());
        if (channel == null) {
            return Mono.just(Refusal.UNKNOWN_CHANNEL);
        }
        var on = item.on();
        return on == null
                ? Mono.just(Refusal.DELIVERED_BEFORE_VERDICT)
                : delivering.deliver(period, item.code(), new Delivery(channel, on, item.acknowledgedOn()), caller);
    }

    private static Period period(String text) {
        return Period.parse(text).orElseThrow(Problem::notFound);
    }

    record Created(long created, Map<String, Long> states) {}

    record Deliveries(@Nullable List<@Nullable Item> items) {}

    record Item(
            @Nullable String household,
            @Nullable String channel,
            @Nullable LocalDate on,
            @Nullable LocalDate acknowledgedOn) {
        static final Item EMPTY = new Item(null, null, null, null);

        String code() {
            return household == null ? "" : household;
        }
    }

    record Noted(int accepted, List<Refused> refused) {}

    record Refused(String household, String code) {}
}
