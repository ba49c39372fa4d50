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

    public Attendance plus(Attendance other) {
        return new Attendance(
                records + other.records,
                schoolDays + other.schoolDays,
                attended + other.attended,
                justified + other.justified);
    }

    /**
     * AFF-5: whether what is known of schools that the child left in the period is counted as well. It is where it helps: days on
     * the old school's roll after the move are no absences, and nobody can tell them from the days before.
     */
    public boolean isHelpedBy(Attendance left, int percent) {
        return left.schoolDays > 0 && plus(left).reaches(percent);
    }

    /** Exactly the minimum is enough; whole numbers only, so there is nothing to round. */
    boolean reaches(int percent) {
        return (attended + justified) * 100 >= percent * schoolDays;
    }
}
