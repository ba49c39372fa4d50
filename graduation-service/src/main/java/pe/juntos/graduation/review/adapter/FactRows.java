package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.review.Bonus;
import pe.juntos.graduation.review.BonusDelivery;
import pe.juntos.graduation.review.Enrolment;
import pe.juntos.graduation.review.ExitCase;
import pe.juntos.graduation.review.ExitCause;
import pe.juntos.graduation.review.FormG1;
import pe.juntos.graduation.review.Grade;
import pe.juntos.graduation.review.ObjectionGround;
import pe.juntos.graduation.review.PersonDecision;
import pe.juntos.graduation.review.PersonReason;
import pe.juntos.graduation.review.Recertification;
import pe.juntos.graduation.review.SchoolLevel;
import pe.juntos.graduation.review.SocioEconomicClass;

/** Rows of the fact tables as the facts of a review. */
final class FactRows {

    private FactRows() {}

    static Recertification recertification(Readable row) {
        return new Recertification(day(row, "on_day"), SocioEconomicClass.valueOf(text(row, "result")));
    }

    static FormG1 form(Readable row) {
        return new FormG1(
                day(row, "on_day"),
                row.get("holder_age", Integer.class),
                code(row, "holder_level", SchoolLevel::valueOf),
                row.get("holder_schooling", BigDecimal.class),
                row.get("land", BigDecimal.class),
                row.get("large_animals", Integer.class));
    }

    static PersonDecision person(Readable row) {
        return new PersonDecision(opinion(row, "capacity"), opinion(row, "potential"));
    }

    private static PersonDecision.@Nullable Opinion opinion(Readable row, String dimension) {
        Grade grade = code(row, dimension, Grade::valueOf);
        return grade == null
                ? null
                : new PersonDecision.Opinion(
                        grade,
                        Arrays.stream(required(row, "reasons", String[].class))
                                .map(PersonReason::valueOf)
                                .toList());
    }

    static Enrolment enrolment(Readable row) {
        return new Enrolment(
                Bonus.valueOf(text(row, "bonus")), day(row, "enrolled_on"), row.get("completed_on", LocalDate.class));
    }

    static BonusDelivery delivery(Readable row) {
        return new BonusDelivery(Bonus.valueOf(text(row, "bonus")), day(row, "on_day"));
    }

    static ExitCase exitCase(Readable row) {
        return new ExitCase(
                ExitCase.State.valueOf(text(row, "state")),
                bases(row),
                Arrays.stream(required(row, "reasons", String[].class))
                        .map(ObjectionGround::valueOf)
                        .collect(Collectors.toSet()),
                day(row, "filed_on"),
                row.get("decided_on", LocalDate.class));
    }

    /** The fact behind each cause of an exit. */
    static Map<ExitCause, LocalDate> bases(Readable row) {
        var bases = new EnumMap<ExitCause, LocalDate>(ExitCause.class);
        for (var cause : ExitCause.values()) {
            var basis = row.get(basis(cause), LocalDate.class);
            if (basis != null) {
                bases.put(cause, basis);
            }
        }
        return bases;
    }

    private static String basis(ExitCause cause) {
        return switch (cause) {
            case ARTICULATED_WITH_BONUS -> "stop_basis";
            case NOT_POOR -> "not_poor_basis";
            case TERM_REACHED -> "term_basis";
            case LAST_CHILD_COMPLETED -> "last_child_basis";
        };
    }

    static <E> @Nullable E code(Readable row, String column, Function<String, E> codes) {
        String code = row.get(column, String.class);
        return code == null ? null : codes.apply(code);
    }

    static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    static LocalDate day(Readable row, String column) {
        return required(row, column, LocalDate.class);
    }
}
