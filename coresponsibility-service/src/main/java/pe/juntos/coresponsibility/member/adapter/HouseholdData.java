package pe.juntos.coresponsibility.member.adapter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What this service reads of affiliation's household events. */
record HouseholdData(
        String household,
        String externalId,
        String state,
        String district,
        @Nullable String populatedCentre,
        @Nullable LocalDate affiliatedOn,
        @Nullable LocalDate exitedOn) {}
