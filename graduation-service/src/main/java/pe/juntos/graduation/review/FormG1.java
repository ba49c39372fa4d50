package pe.juntos.graduation.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a form G1 that the typology reads; null is unknown, never zero.
 *
 * @param holderAge years
 * @param holderSchooling years spent in education services
 * @param land hectares
 */
public record FormG1(
        LocalDate on,
        @Nullable Integer holderAge,
        @Nullable SchoolLevel holderLevel,
        @Nullable BigDecimal holderSchooling,
        @Nullable BigDecimal land,
        @Nullable Integer largeAnimals) {}
