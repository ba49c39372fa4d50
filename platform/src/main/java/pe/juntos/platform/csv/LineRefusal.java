package pe.juntos.platform.csv;

/** An expected refusal of one line; the others stand. */
public final class LineRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;

    public LineRefusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Stable, upper case, documented in the service's README. */
    public String code() {
        return code;
    }
}
