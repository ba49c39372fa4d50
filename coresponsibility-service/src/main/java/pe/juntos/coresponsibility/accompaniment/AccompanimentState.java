package pe.juntos.coresponsibility.accompaniment;

/** Proposed by one person, approved or rejected by another, and over on its last day or before. */
public enum AccompanimentState {
    PROPOSED,
    APPROVED,
    REJECTED,
    ENDED
}
