package pe.juntos.coresponsibility.verdict;

/**
 * School attendance over the period's school months, added up over months and schools.
 *
 * @param records how many records still count
 * @param schoolDays days of class
 * @param attended days present
 * @param justified days absent with a justification
 */
public record Attendance(int records, long schoolDays, long attended, long justified) {
    public static final Attendance NONE = new Attendance(0, 0, 0, 0);

    /** Exactly the minimum is enough; whole numbers only, so there is nothing to round. */
    boolean reaches(int percent) {
        return (attended + justified) * 100 >= percent * schoolDays;
    }
}
