package pe.juntos.coresponsibility.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.review.ReviewCase;
import pe.juntos.coresponsibility.review.ReviewState;
import pe.juntos.coresponsibility.verdict.Review;

/** A case as stored and as shown. */
record ReviewRow(
        String period,
        String household,
        Review review,
        String district,
        ReviewState state,
        Instant raisedAt,
        @Nullable String assignedTo,
        @Nullable String decision,
        @Nullable String decisionReasons,
        @Nullable String decidedBy,
        @Nullable LocalDate visitedOn) {
    static final String COLUMNS = "period, household, review, district, state, raised_at, assigned_to, decision,"
            + " decision_reasons, decided_by, visited_on";
    private static final ZoneId LIMA = ZoneId.of("America/Lima");

    static ReviewRow of(Readable row) {
        return new ReviewRow(
                required(row, "period", String.class),
                required(row, "household", String.class),
                Review.valueOf(required(row, "review", String.class)),
                required(row, "district", String.class),
                ReviewState.valueOf(required(row, "state", String.class)),
                required(row, "raised_at", Instant.class),
                row.get("assigned_to", String.class),
                row.get("decision", String.class),
                row.get("decision_reasons", String.class),
                row.get("decided_by", String.class),
                row.get("visited_on", LocalDate.class));
    }

    ReviewCase given() {
        return new ReviewCase(review, state, raisedAt.atZone(LIMA).toLocalDate(), assignedTo);
    }
}
