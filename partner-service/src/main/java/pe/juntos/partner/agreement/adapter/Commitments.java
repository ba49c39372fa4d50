package pe.juntos.partner.agreement.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.agreement.AgreementPolicy;
import pe.juntos.partner.agreement.Keeping;
import pe.juntos.partner.agreement.Party;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Commitments within the caller's territory, and how each is kept by a day. */
@Component
class Commitments {

    private static final String SELECT = """
            select c.*, (select e.value from commitment_evidence e where e.agreement = c.agreement and e.commitment = c.id
                and e.on_day <= :on order by e.on_day desc, e.recorded_at desc limit 1) as reached
            from commitment c join agreement a on a.id = c.agreement
            where %s and (c.area like any(:patterns) or exists (select from unnest(:patterns) p where p like c.area || '%%'))
            order by c.agreement, c.id
            """;

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

    private final DatabaseClient client;
    private final AgreementBook book;

    Commitments(DatabaseClient client, AgreementBook book) {
        this.client = client;
        this.book = book;
    }

    Mono<List<Commitment>> of(UUID agreement, LocalDate on, Caller caller) {
        return commitments("a.id = :id", Map.of("id", agreement), on, caller);
    }

    /** Of the agreements in force on the day. */
    Mono<List<Commitment>> inForce(LocalDate on, Caller caller) {
        return commitments("a.state = 'RATIFIED' and :on between a.valid_from and a.valid_until", Map.of(), on, caller);
    }

    private Mono<List<Commitment>> commitments(String which, Map<String, Object> more, LocalDate on, Caller caller) {
        var policy = book.at(on);
        return client.sql(SELECT.formatted(which))
                .bindValues(more)
                .bind("on", on)
                .bind("patterns", caller.territory().patterns())
                .map(row -> commitment(row, on, policy))
                .all()
                .collectList();
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
}
