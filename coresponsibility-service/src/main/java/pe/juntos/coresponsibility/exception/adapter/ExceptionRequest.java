package pe.juntos.coresponsibility.exception.adapter;

import static pe.juntos.platform.database.Rows.required;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.exception.ExceptionState;
import pe.juntos.coresponsibility.exception.ExceptionState.Approved;
import pe.juntos.coresponsibility.exception.ExceptionState.Proposed;
import pe.juntos.coresponsibility.exception.ExceptionState.Rejected;
import pe.juntos.coresponsibility.exception.ExceptionState.Revoked;
import pe.juntos.platform.security.Territory;

/**
 * An exception as proposed and decided by API.
 *
 * @param coverage MEMBER, DISTRICTS, CENTRES or ESTABLISHMENTS
 * @param places codes of what is covered
 * @param districts where that is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExceptionRequest(
        UUID id,
        @JsonIgnore long place,
        String period,
        String coverage,
        List<String> places,
        List<String> districts,
        String reason,
        String support,
        String state,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionNote,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt,
        @Nullable String revocationNote) {

    static ExceptionRequest of(Readable row) {
        return new ExceptionRequest(
                required(row, "request", UUID.class),
                required(row, "place", Long.class),
                required(row, "period", String.class),
                required(row, "coverage", String.class),
                List.of(required(row, "places", String[].class)),
                List.of(required(row, "districts", String[].class)),
                required(row, "reason", String.class),
                required(row, "support", String.class),
                required(row, "state", String.class),
                required(row, "proposed_by", String.class),
                required(row, "proposed_at", Instant.class),
                row.get("decided_by", String.class),
                row.get("decided_at", Instant.class),
                row.get("decision_note", String.class),
                row.get("revoked_by", String.class),
                row.get("revoked_at", Instant.class),
                row.get("revocation_note", String.class));
    }

    boolean liesIn(Territory territory) {
        return districts.stream().allMatch(territory::covers);
    }

    ExceptionState standing() {
        return switch (state) {
            case "PROPOSED" -> new Proposed(proposedBy);
            case "APPROVED" -> new Approved(proposedBy, Objects.requireNonNull(decidedBy));
            case "REJECTED" -> new Rejected(proposedBy, Objects.requireNonNull(decidedBy));
            case "REVOKED" ->
                new Revoked(proposedBy, Objects.requireNonNull(decidedBy), Objects.requireNonNull(revokedBy));
            case String other -> throw new IllegalStateException(other);
        };
    }
}
