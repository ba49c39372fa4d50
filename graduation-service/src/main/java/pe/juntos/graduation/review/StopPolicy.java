package pe.juntos.graduation.review;

/**
 * How the stop of a transfer is told and contested (GRA-5).
 *
 * @param noticeDays calendar days between the later of articulation and bonus, and the stop
 * @param appealWorkingDays working days after the decision within which the family may appeal
 */
public record StopPolicy(int noticeDays, int appealWorkingDays) {
    public StopPolicy {
        if (noticeDays < 0 || appealWorkingDays < 1) {
            throw new IllegalArgumentException("a notice is not negative and an appeal has a day at least");
        }
    }
}
