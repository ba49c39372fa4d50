package pe.juntos.affiliation.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A household's file as a person may read it. */
public record HouseholdFile(
        String household,
        String externalId,
        String state,
        @Nullable String reason,
        List<String> reasons,
        String district,
        @Nullable String populatedCentre,
        @Nullable String socioEconomicClass,
        @Nullable LocalDate affiliatedOn,
        @Nullable LocalDate exitedOn,
        List<Member> members,
        List<Entry> history) {

    public HouseholdFile {
        reasons = List.copyOf(reasons);
        members = List.copyOf(members);
        history = List.copyOf(history);
    }

    /**
     * A person of the household.
     *
     * @param insurance {@code SIS}, {@code ESSALUD}, {@code OTHER} or {@code NONE}, the latest known; null if nobody said
     * @param person only for who may see names
     */
    public record Member(
            String member,
            String externalId,
            String sex,
            String relationship,
            boolean recipient,
            String identity,
            @Nullable String insurance,
            @Nullable Person person) {}

    /** Personal data. */
    public record Person(
            @Nullable String dni,
            String paternalName,
            @Nullable String maternalName,
            String givenNames,
            LocalDate birthDate) {}

    /** One decision about the household. */
    public record Entry(
            long version,
            String state,
            List<String> reasons,
            LocalDate decidedOn,
            String cause,
            String policy,
            String inputsHash,
            List<String> trace,
            Instant recordedAt) {}
}
