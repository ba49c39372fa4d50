package pe.juntos.affiliation.entry.visit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Visit;

/**
 * What a gestor's phone or desk says of one visit (AFF-1).
 *
 * @param id chosen by the sender: sent again, the visit counts once
 * @param note for the household's file; never told to anyone
 * @param supersedes the report that this one corrects
 */
public record VisitReport(
        String id,
        String household,
        LocalDate visitedOn,
        Visit.Result result,
        @Nullable String note,
        @Nullable String supersedes) {}
