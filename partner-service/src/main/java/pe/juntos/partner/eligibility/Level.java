package pe.juntos.partner.eligibility;

/** What a fact is said of, and what a rule is asked of. */
public enum Level {
    DISTRICT,
    COMMUNITY,
    HOUSEHOLD,
    /** One person of a household: the household is reached if one of its members is. */
    MEMBER,
    /** Households that ask together: a rural business, a community's project, a communal bank. */
    GROUP
}
