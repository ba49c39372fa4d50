package pe.juntos.coresponsibility.reconsideration;

/** Open until another person finds that the breach does not stand, or that it does. */
public enum ReconsiderationState {
    OPEN,
    UPHELD,
    REJECTED
}
