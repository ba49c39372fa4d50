package pe.juntos.local.http;

/** The sandbox's people and institutions in whose name the local run acts. */
public enum Person {
    IRMA("irma.informacion", false),
    CARLOS("carlos.region", false),
    CESAR("cesar.certifica", false),
    SONIA("sonia.presenta", false),
    AURORA("aurora.aprueba", false),
    BRUNO("bruno.aprueba", false),
    CELIA("celia.aprueba", false),
    ANA("ana.auditora", false),
    OSCAR("oscar.opera", false),
    SISFOH("sisfoh", true),
    RENIEC("reniec", true),
    MINSA("minsa", true),
    MINEDU("minedu", true),
    BANK("banco", true),
    FONCODES("foncodes", true),
    MTPE("mtpe", true),
    MIMP("mimp", true);

    /** Sandbox only: every sandbox person and client has this password. */
    private static final String SANDBOX_PASSWORD = "sandbox";

    private final String login;
    private final boolean institution;

    Person(String login, boolean institution) {
        this.login = login;
        this.institution = institution;
    }

    public String login() {
        return login;
    }

    /** The form for the provider's token endpoint. */
    public String tokenForm() {
        return institution
                ? "grant_type=client_credentials&client_id=" + login + "&client_secret=" + SANDBOX_PASSWORD
                : "grant_type=password&client_id=juntos-sandbox&username=" + login + "&password=" + SANDBOX_PASSWORD;
    }
}
