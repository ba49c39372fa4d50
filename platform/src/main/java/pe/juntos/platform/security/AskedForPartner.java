package pe.juntos.platform.security;

/**
 * A question that the service which answers partners asks of another service in the name of one of them, with a token that it makes
 * for this one question and that nobody outside ever has.
 */
public final class AskedForPartner {
    /** Of such a token; no token that an institution is given has it. */
    public static final String CLAIM = "asked_for_partner";

    /** For whom an operation is that answers such questions only. */
    public static final String RULE = "hasRole('PARTNER') and authentication.token.claims['" + CLAIM + "'] == true";

    private AskedForPartner() {}
}
