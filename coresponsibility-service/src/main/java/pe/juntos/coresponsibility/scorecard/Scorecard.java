package pe.juntos.coresponsibility.scorecard;

/**
 * One establishment in one period.
 *
 * @param expected members on its list
 * @param reported of these, how many have an accepted record, wherever it came from
 * @param records accepted from this establishment, about anybody
 * @param late of these, signed after the due day
 * @param unsigned refused for the want of a signature
 * @param refused for any reason; with the unsigned
 * @param complaints opened in the period and not found to be without ground
 * @param silent members were expected, and it sent nothing
 */
public record Scorecard(
        int expected, int reported, int records, int late, int unsigned, int refused, int complaints, boolean silent) {}
