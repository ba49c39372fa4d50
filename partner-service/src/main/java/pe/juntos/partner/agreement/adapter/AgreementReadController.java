package pe.juntos.partner.agreement.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.agreement.AgreementPolicy;
import pe.juntos.partner.agreement.Keeping;
import pe.juntos.partner.agreement.Party;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Agreements with what became of each commitment, and how each party keeps its word by province (PAR-1). */
@RestController
@RequestMapping("/partner/agreements")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
class AgreementReadController {

    private static final int MOST = 500;
    private static final int PROVINCE = 4;
    private static final long HUNDRED = 100;

    private static final String LIST = "select a.* from agreement a where " + Agreements.VISIBLE
            + " and a.code > :cursor and (:region = '' or a.region = :region) order by a.code limit :limit";
    private static final String ONE = "select a.* from agreement a where a.id = :id and " + Agreements.VISIBLE;
    /** Of agreements that count on the day, or of one agreement. */
    private static final String COMMITMENTS = """
            select c.*, (select e.value from commitment_evidence e where e.agreement = c.agreement and e.commitment = c.id
                and e.on_day <= :on order by e.on_day desc, e.recorded_at desc limit 1) as reached
            from commitment c join agreement a on a.id = c.agreement
            where %s and (c.area like any(:patterns) or exists (select from unnest(:patterns) p where p like c.area || '%%'))
            order by c.agreement, c.id
            """;

    record Head(
            UUID id,
            String code,
            String kind,
            String region,
            String counterpart,
            LocalDate validFrom,
            LocalDate validUntil,
            String state,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate ratifiedOn,
            @Nullable String act) {}

    record Page(List<Head> items, @Nullable String next) {}

    record Commitment(
            String id,
            Party party,
            String duty,
            String indicator,
            String area,
            BigDecimal target,
            LocalDate dueOn,
            @Nullable BigDecimal reached,
            Keeping keeping) {}

    record Whole(Head agreement, LocalDate asOf, List<Commitment> commitments) {}

    /**
     * @param kept numerator
     * @param due denominator: the commitments that are kept or overdue
     * @param keptPercent rounded down; null while there is none
     */
    record Share(
            Party party,
            String province,
            long commitments,
            long kept,
            long overdue,
            long due,
            @Nullable Long keptPercent) {}

    record Compliance(LocalDate asOf, List<Share> shares) {}

    private final DatabaseClient client;
    private final AgreementBook book;
    private final Clock clock;

    AgreementReadController(DatabaseClient client, AgreementBook book, Clock clock) {
        this.client = client;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping
    Mono<Page> list(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(LIST)
                .bind("patterns", caller.territory().patterns())
                .bind("cursor", cursor)
                .bind("region", region)
                .bind("limit", most)
                .map(row -> head(row))
                .all()
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().code()));
    }

    @GetMapping("/{id}")
    Mono<Whole> one(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate asOf, Caller caller) {
        return Mono.defer(() -> {
            var on = day(asOf);
            var policy = book.at(on);
            return client.sql(ONE)
                    .bind("id", id)
                    .bind("patterns", caller.territory().patterns())
                    .map(row -> head(row))
                    .one()
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .flatMap(head -> commitments("a.id = :id", Map.of("id", id), on, policy, caller)
                            .map(found -> new Whole(head, on, found)));
        });
    }

    /** Of the agreements in force on the day. */
    @GetMapping("/compliance")
    Mono<Compliance> compliance(@RequestParam(required = false) @Nullable LocalDate asOf, Caller caller) {
        return Mono.defer(() -> {
            var on = day(asOf);
            return commitments(
                            "a.state = 'RATIFIED' and :on between a.valid_from and a.valid_until",
                            Map.of(),
                            on,
                            book.at(on),
                            caller)
                    .map(found -> new Compliance(on, shares(found)));
        });
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? LocalDate.now(clock) : asOf;
    }

    private Mono<List<Commitment>> commitments(
            String which, Map<String, Object> more, LocalDate on, AgreementPolicy policy, Caller caller) {
        return client.sql(COMMITMENTS.formatted(which))
                .bindValues(more)
                .bind("on", on)
                .bind("patterns", caller.territory().patterns())
                .map(row -> commitment(row, on, policy))
                .all()
                .collectList();
    }

    private static List<Share> shares(List<Commitment> commitments) {
        return commitments.stream()
                .collect(Collectors.groupingBy(
                        one -> one.party() + "/" + one.area().substring(0, PROVINCE),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(AgreementReadController::share)
                .toList();
    }

    private static Share share(List<Commitment> all) {
        long kept = all.stream().filter(one -> one.keeping() == Keeping.KEPT).count();
        long overdue =
                all.stream().filter(one -> one.keeping() == Keeping.OVERDUE).count();
        return new Share(
                all.getFirst().party(),
                all.getFirst().area().substring(0, PROVINCE),
                all.size(),
                kept,
                overdue,
                kept + overdue,
                kept + overdue == 0 ? null : HUNDRED * kept / (kept + overdue));
    }

    private static Commitment commitment(Readable row, LocalDate on, AgreementPolicy policy) {
        var target = required(row, "target", BigDecimal.class);
        var reached = row.get("reached", BigDecimal.class);
        var dueOn = required(row, "due_on", LocalDate.class);
        return new Commitment(
                required(row, "id", String.class),
                Party.valueOf(required(row, "party", String.class)),
                required(row, "duty", String.class),
                required(row, "indicator", String.class),
                required(row, "area", String.class),
                target,
                dueOn,
                reached,
                Keeping.of(target, reached, dueOn, on, policy));
    }

    private static Head head(Readable row) {
        return new Head(
                required(row, "id", UUID.class),
                required(row, "code", String.class),
                required(row, "kind", String.class),
                required(row, "region", String.class),
                required(row, "counterpart", String.class),
                required(row, "valid_from", LocalDate.class),
                required(row, "valid_until", LocalDate.class),
                required(row, "state", String.class),
                row.get("signed_on", LocalDate.class),
                row.get("ratified_on", LocalDate.class),
                row.get("act", String.class));
    }
}
