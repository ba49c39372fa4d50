package pe.juntos.partner.agreement.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Agreements with what became of each commitment (PAR-1). */
@RestController
@RequestMapping("/partner/agreements")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
class AgreementReadController {

    private static final int MOST = 500;

    private static final String LIST = "select a.* from agreement a where " + Agreements.VISIBLE
            + " and a.code > :cursor and (:region = '' or a.region = :region) order by a.code limit :limit";
    private static final String ONE = "select a.* from agreement a where a.id = :id and " + Agreements.VISIBLE;

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

    record Whole(Head agreement, LocalDate asOf, List<Commitments.Commitment> commitments) {}

    private final DatabaseClient client;
    private final Commitments commitments;
    private final Clock clock;

    AgreementReadController(DatabaseClient client, Commitments commitments, Clock clock) {
        this.client = client;
        this.commitments = commitments;
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
            var on = asOf == null ? LocalDate.now(clock) : asOf;
            return client.sql(ONE)
                    .bind("id", id)
                    .bind("patterns", caller.territory().patterns())
                    .map(row -> head(row))
                    .one()
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .flatMap(head -> commitments.of(id, on, caller).map(found -> new Whole(head, on, found)));
        });
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
