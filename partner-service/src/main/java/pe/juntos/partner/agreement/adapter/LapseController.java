package pe.juntos.partner.agreement.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.agreement.AgreementLapsing;
import pe.juntos.partner.agreement.AgreementPolicy;
import pe.juntos.partner.agreement.Keeping;
import pe.juntos.partner.agreement.Kind;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives notice of agreements that lapse before long, each notice once (PAR-1). */
@RestController
class LapseController {

    private static final String LAPSING = """
            select a.id, a.code, a.kind, a.region, a.valid_until,
                (select coalesce(array_agg(n.days), '{}') from agreement_notice n where n.agreement = a.id) as given,
                (select count(*) from commitment c where c.agreement = a.id and c.due_on < :on and not exists (
                    select from commitment_evidence e where e.agreement = c.agreement and e.commitment = c.id
                    and e.on_day = (select max(l.on_day) from commitment_evidence l where l.agreement = c.agreement
                        and l.commitment = c.id and l.on_day <= :on) and e.value >= c.target)) as overdue
            from agreement a where a.state = 'RATIFIED' and a.valid_until >= :on order by a.code for update of a
            """;

    /** @param asOf today where left out */
    record Order(@Nullable LocalDate asOf) {}

    record Told(LocalDate asOf, List<AgreementLapsing> notices) {}

    private record Lapsing(AgreementLapsing notice, long version) {}

    private final DatabaseClient client;
    private final AgreementBook book;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    LapseController(
            DatabaseClient client, AgreementBook book, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.book = book;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/agreements/notices")
    @PreAuthorize("hasAnyRole('OPERATOR','INFORMATION_MANAGER')")
    Mono<Told> tell(@RequestBody(required = false) @Nullable Order order) {
        return Mono.defer(() -> {
            var on = Optional.ofNullable(order).map(Order::asOf).orElseGet(() -> LocalDate.now(clock));
            var policy = book.at(on);
            return client.sql(LAPSING)
                    .bind("on", on)
                    .map(row -> lapsing(row, on, policy))
                    .all()
                    .flatMapIterable(found -> found.stream().toList())
                    .collectList()
                    .flatMap(found -> written(found, on))
                    .map(found ->
                            new Told(on, found.stream().map(Lapsing::notice).toList()))
                    .as(transaction::transactional);
        });
    }

    private Mono<List<Lapsing>> written(List<Lapsing> found, LocalDate on) {
        return Flux.fromIterable(found)
                .concatMap(one -> client.sql(
                                "insert into agreement_notice (agreement, days, told_on) values (:id, :days, :on)")
                        .bind("id", one.notice().agreement())
                        .bind("days", one.notice().days())
                        .bind("on", on)
                        .then())
                .then(
                        found.isEmpty()
                                ? Mono.<Void>empty()
                                : outbox.append(found.stream()
                                        .map(LapseController::event)
                                        .toList()))
                .thenReturn(found);
    }

    private static OutgoingEvent event(Lapsing one) {
        return new OutgoingEvent(
                AgreementLapsing.TOPIC, one.notice().code(), AgreementLapsing.TYPE, one.version(), one.notice());
    }

    private static Optional<Lapsing> lapsing(Readable row, LocalDate on, AgreementPolicy policy) {
        var given = List.of(required(row, "given", Integer[].class));
        var until = required(row, "valid_until", LocalDate.class);
        return Keeping.notice(until, on, given, policy)
                .map(days -> new Lapsing(
                        new AgreementLapsing(
                                required(row, "id", UUID.class),
                                required(row, "code", String.class),
                                Kind.valueOf(required(row, "kind", String.class)),
                                required(row, "region", String.class),
                                until,
                                days,
                                required(row, "overdue", Long.class)),
                        given.size() + 1L));
    }
}
