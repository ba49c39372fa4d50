package pe.juntos.coresponsibility.verdict.adapter;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.policy.VerificationPolicy;
import pe.juntos.coresponsibility.verdict.Attendance;
import pe.juntos.coresponsibility.verdict.HouseholdFacts;
import pe.juntos.coresponsibility.verdict.MemberFacts;
import pe.juntos.coresponsibility.verdict.Sources;
import pe.juntos.coresponsibility.verdict.Streak;
import pe.juntos.coresponsibility.verdict.Visits;

/** An expected household with one of its expected members and what was evidenced of it, or without members. */
record FactsRow(HouseholdFacts household, @Nullable MemberFacts member) {

    static FactsRow of(Readable row, VerificationPolicy policy) {
        var household = new HouseholdFacts(
                text(row, "household"),
                text(row, "external_id"),
                text(row, "district"),
                Boolean.TRUE.equals(row.get("affiliation_period", Boolean.class)),
                row.get("accompaniment", String.class),
                new Streak(count(row, "streak_not_met"), count(row, "streak_not_verifiable")),
                List.of());
        return new FactsRow(household, row.get("member", String.class) == null ? null : member(row, policy));
    }

    private static MemberFacts member(Readable row, VerificationPolicy policy) {
        var exception = row.get("exception", String.class);
        var here = attendance(row, "");
        var left = attendance(row, "left_");
        var both = here.isHelpedBy(left, policy.minimumAttendancePercent());
        return new MemberFacts(
                text(row, "member"),
                text(row, "person"),
                Condition.valueOf(text(row, "condition")),
                new Visits(count(row, "visits_attended"), count(row, "visits_unattended"), count(row, "visits_missed")),
                both ? here.plus(left) : here,
                exception == null ? null : ExceptionReason.valueOf(exception),
                new Sources(
                        Stream.of("health_records", "school_records", "left_evidence")
                                .filter(column -> both || !column.startsWith("left_"))
                                .flatMap(column -> texts(row, column))
                                .toList(),
                        row.get("exception_id", String.class),
                        row.get("reconsideration", String.class)));
    }

    /** The households of rows that come ordered by household. */
    static List<HouseholdFacts> households(List<FactsRow> rows) {
        var households = new ArrayList<HouseholdFacts>();
        var members = new ArrayList<MemberFacts>();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.member() != null) {
                members.add(row.member());
            }
            if (i + 1 == rows.size() || !rows.get(i + 1).sameHousehold(row)) {
                households.add(row.with(members));
                members.clear();
            }
        }
        return households;
    }

    private boolean sameHousehold(FactsRow other) {
        return household.household().equals(other.household.household());
    }

    private HouseholdFacts with(List<MemberFacts> members) {
        return new HouseholdFacts(
                household.household(),
                household.externalId(),
                household.district(),
                household.affiliatedInPeriod(),
                household.accompaniment(),
                household.before(),
                members);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static Stream<String> texts(Readable row, String column) {
        var values = row.get(column, String[].class);
        return values == null ? Stream.empty() : Arrays.stream(values);
    }

    private static Attendance attendance(Readable row, String of) {
        return new Attendance(
                count(row, of + "records"),
                days(row, of + "school_days"),
                days(row, of + "attended"),
                days(row, of + "justified"));
    }

    private static long days(Readable row, String column) {
        var value = row.get(column, Long.class);
        return value == null ? 0 : value;
    }

    private static int count(Readable row, String column) {
        var value = row.get(column, Integer.class);
        return value == null ? 0 : value;
    }
}
