package pe.juntos.coresponsibility.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.verdict.Review;

/** A case as it stands. */
public record ReviewCase(
        Review about,
        ReviewState state,
        LocalDate raisedOn,
        @Nullable String assignedTo) {}
