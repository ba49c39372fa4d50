package pe.juntos.partner.plan;

import org.jspecify.annotations.Nullable;

/**
 * One of the four indicators of the plan, with what it is made of (004 Table 2).
 *
 * @param percent of the denominator, rounded down; null where there is none
 * @param target a per cent, of OE1 a count
 * @param met exactly the target too
 */
public record Indicator(
        String code,
        String numeratorOf,
        String denominatorOf,
        long numerator,
        long denominator,
        @Nullable Long percent,
        long target,
        boolean targetIsCount,
        boolean met) {

    private static final long HUNDRED = 100;

    /** A target in per cent. */
    public static Indicator share(
            String code, String numeratorOf, String denominatorOf, long numerator, long denominator, long target) {
        return of(
                code,
                numeratorOf,
                denominatorOf,
                numerator,
                denominator,
                target,
                false,
                denominator > 0 && numerator * HUNDRED >= target * denominator);
    }

    /** A target in households, though its formula is a ratio: both are given. */
    public static Indicator count(
            String code, String numeratorOf, String denominatorOf, long numerator, long denominator, long target) {
        return of(code, numeratorOf, denominatorOf, numerator, denominator, target, true, numerator >= target);
    }

    private static Indicator of(
            String code,
            String numeratorOf,
            String denominatorOf,
            long numerator,
            long denominator,
            long target,
            boolean count,
            boolean met) {
        return new Indicator(
                code,
                numeratorOf,
                denominatorOf,
                numerator,
                denominator,
                denominator == 0 ? null : HUNDRED * numerator / denominator,
                target,
                count,
                met);
    }
}
