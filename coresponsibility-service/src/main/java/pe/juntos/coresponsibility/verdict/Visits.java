package pe.juntos.coresponsibility.verdict;

/**
 * Records of one kind of health control in the period that still count.
 *
 * @param attended records of attendance
 * @param unattended records that the facility could not attend
 * @param missed records of non-attendance
 */
public record Visits(int attended, int unattended, int missed) {
    public static final Visits NONE = new Visits(0, 0, 0);

    int records() {
        return attended + unattended + missed;
    }
}
