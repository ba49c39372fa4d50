package pe.juntos.platform.event;

/** A message that is not one of our events. */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableEvent(String reason) {
        super(reason, null, false, false);
    }
}
