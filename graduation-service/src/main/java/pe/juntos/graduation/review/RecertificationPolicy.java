package pe.juntos.graduation.review;

/**
 * When SISFOH must look at a household again (GRA-2).
 *
 * @param firstAfterYears years from affiliation to the first recertification
 * @param thenEveryYears years from one recertification to the next
 * @param noticePeriods whole bimesters between a NOT_POOR result's own and the exit
 */
public record RecertificationPolicy(int firstAfterYears, int thenEveryYears, int noticePeriods) {}
