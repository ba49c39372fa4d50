package pe.juntos.coresponsibility.member.adapter;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.member.Participation;
import pe.juntos.coresponsibility.member.Person;
import pe.juntos.coresponsibility.member.TargetMembership;
import pe.juntos.coresponsibility.policy.MembershipPolicy;

/** A household with one of its members, or without any. */
record RegisterRow(
        String household,
        int bucket,
        String externalId,
        String district,
        @Nullable String centre,
        Participation participation,
        @Nullable String member,
        @Nullable String person,
        @Nullable String establishment,
        @Nullable Person facts) {

    static RegisterRow of(Readable row) {
        var member = row.get("member", String.class);
        return new RegisterRow(
                text(row, "household"),
                Objects.requireNonNull(row.get("bucket", Integer.class)),
                text(row, "external_id"),
                text(row, "district"),
                row.get("populated_centre", String.class),
                new Participation(
                        row.get("affiliated_on", LocalDate.class),
                        row.get("exited_on", LocalDate.class),
                        new Participation(
                                row.get("former_affiliated_on", LocalDate.class),
                                row.get("former_exited_on", LocalDate.class))),
                member,
                row.get("person", String.class),
                row.get("establishment", String.class),
                member == null ? null : person(row));
    }

    private static Person person(Readable row) {
        return new Person(
                Objects.requireNonNull(row.get("birth_date", LocalDate.class)),
                Person.Sex.valueOf(text(row, "sex")),
                row.get("expected_delivery", LocalDate.class),
                row.get("delivered_on", LocalDate.class),
                "INITIAL".equals(row.get("level_enrolled", String.class)),
                flag(row, "secondary_completed"),
                row.get("died_on", LocalDate.class));
    }

    Optional<Condition> conditionOn(LocalDate day, MembershipPolicy policy) {
        return facts == null ? Optional.empty() : TargetMembership.on(day, facts, policy);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static boolean flag(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }
}
