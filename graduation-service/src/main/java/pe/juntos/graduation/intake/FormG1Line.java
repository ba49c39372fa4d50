package pe.juntos.graduation.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.review.SchoolLevel;

/**
 * One line of {@code g1.csv}; null is unknown, never zero.
 *
 * @param schooling years that the holder spent in education
 * @param land hectares
 */
public record FormG1Line(
        String household,
        LocalDate on,
        @Nullable Integer age,
        @Nullable SchoolLevel level,
        @Nullable BigDecimal schooling,
        @Nullable BigDecimal land,
        @Nullable Integer largeAnimals,
        @Nullable Integer independentWorkers,
        @Nullable Integer workers,
        @Nullable Boolean irrigation,
        @Nullable Boolean vehicle) {}
