package pe.juntos.graduation.household;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The fields of a member event that graduation reads. */
public record MemberKnown(
        String member,
        String household,
        LocalDate birthDate,
        boolean secondaryCompleted,
        @Nullable LocalDate expectedDelivery,
        @Nullable LocalDate deliveredOn,
        @Nullable LocalDate diedOn) {}
