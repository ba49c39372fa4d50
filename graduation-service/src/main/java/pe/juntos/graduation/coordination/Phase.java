package pe.juntos.graduation.coordination;

/** The phases of graduation, in their order. */
public enum Phase {
    PREPARATION,
    COORDINATION,
    EXECUTION,
    /** Every step was taken. */
    COMPLETE
}
