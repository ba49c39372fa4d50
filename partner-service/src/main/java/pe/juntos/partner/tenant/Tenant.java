package pe.juntos.partner.tenant;

/** Whose data: the programme's, or the invented ones of the sandbox. */
public enum Tenant {
    REAL,
    SANDBOX;

    /** Claim of a token that reaches the sandbox and nothing else. */
    public static final String CLAIM = "sandbox";

    /** Header of everything that comes out of the sandbox. */
    public static final String MARK = "X-Juntos-Sandbox";
}
