package pe.juntos.graduation.household;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The fields of a household event that graduation reads. */
public record HouseholdKnown(
        String household,
        @Nullable String externalId,
        String state,
        @Nullable String district,
        @Nullable String socioEconomicClass,
        @Nullable LocalDate affiliatedOn,
        @Nullable LocalDate exitedOn,
        @Nullable String reason,
        @Nullable LocalDate classValidUntil,
        @Nullable Integer targetMemberCount) {}
