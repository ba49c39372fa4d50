package pe.juntos.sandbox.identity;

/** The answer to a token request. */
sealed interface Grant {

    record Granted(Identity identity) implements Grant {}

    /** @param error the code of RFC 6749 §5.2 */
    record Refused(String error, String description) implements Grant {}
}
