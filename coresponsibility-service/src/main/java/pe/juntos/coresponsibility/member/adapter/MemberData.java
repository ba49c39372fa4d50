package pe.juntos.coresponsibility.member.adapter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What this service reads of affiliation's restricted member events. */
record MemberData(
        String member,
        String externalId,
        String household,
        LocalDate birthDate,
        String sex,
        @Nullable LocalDate expectedDelivery,
        @Nullable LocalDate deliveredOn,
        String levelEnrolled,
        boolean secondaryCompleted,
        @Nullable LocalDate diedOn,
        @Nullable String establishment) {}
