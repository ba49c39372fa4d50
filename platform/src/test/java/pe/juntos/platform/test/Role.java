package pe.juntos.platform.test;

/** Who there is; the short form is the column of the table in docs/security.md. */
public enum Role {
    GESTOR("GES"),
    REGIONAL_COORDINATOR("REG"),
    INFORMATION_MANAGER("INF"),
    CERTIFIER("CER"),
    PAYMENT_SUBMITTER("SUB"),
    PAYMENT_APPROVER("APR"),
    UAS("UAS"),
    SPECIALIST("SPE"),
    PARTNER("PAR"),
    ESTABLISHMENT_HEAD("HEA"),
    AUDITOR("AUD"),
    SURVEILLANCE_COMMITTEE("SUR"),
    RECIPIENT("REC"),
    INSTITUTION("INS"),
    OPERATOR("OPE");

    private final String column;

    Role(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** A good token of somebody who has this role and the whole country. */
    String nationwide() {
        return switch (this) {
            case PARTNER -> TestTokens.partner("FONCODES", TestTokens.NATIONAL);
            case RECIPIENT -> TestTokens.recipient(Endpoint.OWN_HOUSEHOLD);
            default -> TestTokens.bearer(name().toLowerCase(java.util.Locale.ROOT), name());
        };
    }

    /** The same person for some districts only. */
    String within(java.util.List<String> territory) {
        return switch (this) {
            case PARTNER -> TestTokens.partner("FONCODES", territory);
            case RECIPIENT -> TestTokens.recipient(Endpoint.OWN_HOUSEHOLD);
            default ->
                TestTokens.bearer(name().toLowerCase(java.util.Locale.ROOT), java.util.List.of(name()), territory);
        };
    }
}
