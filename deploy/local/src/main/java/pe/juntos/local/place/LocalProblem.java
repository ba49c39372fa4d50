package pe.juntos.local.place;

/** Something the person at the keyboard can mend: a stable code and one clear sentence. */
public final class LocalProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public LocalProblem(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public LocalProblem(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** 2 when nothing was started because of what was asked for, else 1. */
    public int exitStatus() {
        return code.startsWith("CLOSE_INPUT") || code.startsWith("GENERATE_INPUT") || code.equals("PORT_OFFSET")
                ? 2
                : 1;
    }

    public String code() {
        return code;
    }

    /** The sentence, always present. */
    public String sentence() {
        var message = getMessage();
        return message == null ? code : message;
    }
}
