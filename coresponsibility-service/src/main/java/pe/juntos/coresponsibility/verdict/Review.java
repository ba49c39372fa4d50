package pe.juntos.coresponsibility.verdict;

/** What a person has to look at; none of it has an automatic effect. */
public enum Review {
    /** VER-4: breaches in a row. */
    REPEATED_NOT_MET,
    /** VER-3: silent periods in a row; the household is visited. */
    REPEATED_SILENCE,
    /** VER-5: a certified payable verdict became NOT_MET. */
    CORRECTION_TO_NOT_MET
}
