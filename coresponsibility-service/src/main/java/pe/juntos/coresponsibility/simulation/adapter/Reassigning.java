package pe.juntos.coresponsibility.simulation.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.member.Assignment;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.member.Person;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.simulation.Reassignment;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** The target members of a closed period's households as another membership version would have them. */
@Component
final class Reassigning {
    /** Everybody on the frozen lists, and everybody whom the register knows in those households. */
    private static final String PERSONS = """
            select eh.household, coalesce(em.member, m.member) as member, coalesce(em.external_id, m.external_id) as person,
                   em.condition, m.birth_date, m.sex, m.expected_delivery, m.delivered_on, m.level_enrolled,
                   m.secondary_completed, m.died_on
            from (select * from member where bucket between :first and :last and not gone) m
            full join (select * from expected_member where period = :period and bucket between :first and :last) em
              on em.member = m.member and em.household = m.household
            join expected_household eh on eh.period = :period
              and eh.bucket = coalesce(em.bucket, m.bucket) and eh.household = coalesce(em.household, m.household)
            where em.voided is null
            """;

    private final DatabaseClient client;

    Reassigning(DatabaseClient client) {
        this.client = client;
    }

    Mono<List<Assignment>> in(Period period, BucketRange range, SimulatedRules rules) {
        return client.sql(PERSONS)
                .bind("period", period.toString())
                .bind("first", range.first())
                .bind("last", range.last())
                .map(row -> assignment(row, period, rules))
                .all()
                .<Assignment>handle((assignment, sink) -> assignment.ifPresent(sink::next))
                .collectList();
    }

    private static Optional<Assignment> assignment(Readable row, Period period, SimulatedRules rules) {
        var frozen = row.get("condition", String.class);
        return Reassignment.of(
                        period.firstDay(),
                        person(row),
                        frozen == null ? null : Condition.valueOf(frozen),
                        rules.base().membership(),
                        rules.simulated().membership())
                .map(condition -> new Assignment(
                        required(row, "household", String.class),
                        required(row, "member", String.class),
                        required(row, "person", String.class),
                        condition));
    }

    private static @Nullable Person person(Readable row) {
        return row.get("birth_date", LocalDate.class) == null
                ? null
                : new Person(
                        required(row, "birth_date", LocalDate.class),
                        Person.Sex.valueOf(required(row, "sex", String.class)),
                        row.get("expected_delivery", LocalDate.class),
                        row.get("delivered_on", LocalDate.class),
                        "INITIAL".equals(row.get("level_enrolled", String.class)),
                        required(row, "secondary_completed", Boolean.class),
                        row.get("died_on", LocalDate.class));
    }
}
