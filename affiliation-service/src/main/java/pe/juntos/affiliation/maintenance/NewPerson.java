package pe.juntos.affiliation.maintenance;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.EducationLevel;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;

/**
 * A person whom the register does not know yet; the fields that the event needs and does not have are refused.
 *
 * @param externalId the sender's id of the person
 * @param dni eight digits; null for a provisional identity (AFF-2)
 */
public record NewPerson(
        @Nullable String externalId,
        @Nullable String dni,
        @Nullable String paternalName,
        @Nullable String maternalName,
        @Nullable String givenNames,
        @Nullable Sex sex,
        @Nullable LocalDate birthDate,
        @Nullable Relationship relationship,
        @Nullable EducationLevel level) {

    public NewPerson {
        externalId = Details.given(externalId);
        dni = Details.given(dni);
        paternalName = Details.given(paternalName);
        maternalName = Details.given(maternalName);
        givenNames = Details.given(givenNames);
    }

    boolean complete() {
        return externalId != null
                && paternalName != null
                && givenNames != null
                && sex != null
                && birthDate != null
                && relationship != null;
    }

    /** Names and numbers as sent. */
    Stream<String> texts() {
        return Stream.of(externalId, dni, paternalName, maternalName, givenNames)
                .flatMap(Stream::ofNullable);
    }

    @Override
    public String toString() {
        return "NewPerson";
    }
}
