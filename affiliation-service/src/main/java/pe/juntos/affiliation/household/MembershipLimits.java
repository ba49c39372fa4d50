package pe.juntos.affiliation.household;

/**
 * Who is a target member by age (MEM-1), as one dated policy version.
 *
 * @param maximumAge completed years up to and including which a child or adolescent counts
 * @param schoolAge completed years from which finishing secondary school ends the membership
 * @param untilSecondaryCompleted whether finishing secondary school ends it
 * @param pregnancyDays days before the expected delivery at which a pregnancy begins
 */
public record MembershipLimits(int maximumAge, int schoolAge, boolean untilSecondaryCompleted, int pregnancyDays) {}
