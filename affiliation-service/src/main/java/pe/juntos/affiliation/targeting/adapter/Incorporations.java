package pe.juntos.affiliation.targeting.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.targeting.Incorporation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Proposals for districts, all kept; an approved one sets the district's day in the register. */
@Component
class Incorporations {

    private static final String COLUMNS =
            "select id, district, incorporated_on, legal_basis, state, proposed_by, decided_by from district_incorporation";

    /** Another file or fact: the next assessment looks at the register anew. */
    private static final String REGISTER_CHANGED = """
            insert into source_received (kind, files) values ('incorporaciones', 1)
            on conflict (kind) do update set files = source_received.files + 1
            """;

    /** A district of the register; without a day it has not joined. */
    record District(String ubigeo, @Nullable LocalDate since) {}

    private final DatabaseClient client;

    Incorporations(DatabaseClient client) {
        this.client = client;
    }

    /** Locked, so that two decisions about one district come one after the other. */
    Mono<District> lock(String ubigeo) {
        return client.sql("select ubigeo, incorporated_on from district where ubigeo = :ubigeo for update")
                .bind("ubigeo", ubigeo)
                .map(row -> new District(
                        required(row, "ubigeo", String.class), row.get("incorporated_on", LocalDate.class)))
                .one();
    }

    Mono<Incorporation> find(String district, UUID id) {
        return client.sql(COLUMNS + " where id = :id and district = :district")
                .bind("id", id)
                .bind("district", district)
                .map(row -> incorporation(row))
                .one();
    }

    Mono<Incorporation> open(String district) {
        return client.sql(COLUMNS + " where district = :district and state = 'PROPOSED'")
                .bind("district", district)
                .map(row -> incorporation(row))
                .one();
    }

    Flux<Incorporation> all(String district) {
        return client.sql(COLUMNS + " where district = :district order by proposed_at, id")
                .bind("district", district)
                .map(row -> incorporation(row))
                .all();
    }

    Mono<Void> propose(Incorporation proposal) {
        return client.sql("insert into district_incorporation (id, district, incorporated_on, legal_basis, state,"
                        + " proposed_by) values (:id, :district, :on, :basis, 'PROPOSED', :by)")
                .bind("id", proposal.id())
                .bind("district", proposal.district())
                .bind("on", proposal.on())
                .bind("basis", proposal.legalBasis())
                .bind("by", proposal.proposedBy())
                .then();
    }

    /** Writes a decision; one that was written before changes nothing. */
    Mono<Void> decide(Incorporation decided) {
        Mono<Long> written = client.sql("update district_incorporation set state = :state, decided_by = :by,"
                        + " decided_at = now() where id = :id and state = 'PROPOSED'")
                .bind("id", decided.id())
                .bind("state", decided.state().name())
                .bind("by", Objects.requireNonNull(decided.decidedBy()))
                .fetch()
                .rowsUpdated();
        return written.flatMap(rows ->
                rows > 0 && decided.state() == Incorporation.State.APPROVED ? incorporate(decided) : Mono.empty());
    }

    private Mono<Void> incorporate(Incorporation approved) {
        return client.sql("update district set incorporated_on = :on where ubigeo = :district")
                .bind("on", approved.on())
                .bind("district", approved.district())
                .then()
                .then(client.sql(REGISTER_CHANGED).then());
    }

    private static Incorporation incorporation(Readable row) {
        return new Incorporation(
                required(row, "id", UUID.class),
                required(row, "district", String.class),
                required(row, "incorporated_on", LocalDate.class),
                required(row, "legal_basis", String.class),
                Incorporation.State.valueOf(required(row, "state", String.class)),
                required(row, "proposed_by", String.class),
                row.get("decided_by", String.class));
    }
}
