package pe.juntos.platform.csv;

/** A file that is refused whole, before anything of it counts. */
public final class FileRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;

    public FileRefusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** {@code FILE_EMPTY}, {@code FILE_HEADER}, {@code FILE_NOT_UTF8}, {@code FILE_LINE_TOO_LONG}, {@code FILE_NOT_CSV}. */
    public String code() {
        return code;
    }
}
