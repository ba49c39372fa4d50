package pe.juntos.coresponsibility.review;

/** Raised by a verdict, given to a person, decided; or withdrawn, because a correction took away what it was about. */
public enum ReviewState {
    OPEN,
    ASSIGNED,
    CLOSED,
    WITHDRAWN
}
