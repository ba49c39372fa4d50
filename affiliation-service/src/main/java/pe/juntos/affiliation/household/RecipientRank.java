package pe.juntos.affiliation.household;

/** Who may be the recipient (titular) of a household's transfer (AFF-2). */
public enum RecipientRank {
    /** Woman who heads the household or is the head's spouse. */
    MOTHER,
    /** Man who heads the household or is the head's spouse. */
    FATHER,
    GRANDPARENT,
    /** Any other adult. */
    GUARDIAN;

    boolean fits(MemberFacts member, int age, int adultAge) {
        boolean couple = member.relationship() == Relationship.HEAD || member.relationship() == Relationship.SPOUSE;
        return switch (this) {
            case MOTHER -> couple && member.sex() == Sex.F;
            case FATHER -> couple && member.sex() == Sex.M;
            case GRANDPARENT -> member.relationship() == Relationship.PARENT && age >= adultAge;
            case GUARDIAN -> !couple && age >= adultAge;
        };
    }
}
