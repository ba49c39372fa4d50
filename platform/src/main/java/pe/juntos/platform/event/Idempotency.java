package pe.juntos.platform.event;

/** How a handler makes sure that an event told twice has its effect once. */
public enum Idempotency {
    /** The handler's own rows carry the entity's version and refuse what is not newer. */
    BY_STATE,
    /** The platform remembers the ids of applied events and hands over only unseen ones. */
    BY_INBOX
}
