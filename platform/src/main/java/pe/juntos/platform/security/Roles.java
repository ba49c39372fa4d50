package pe.juntos.platform.security;

/**
 * Groups of roles for {@code @PreAuthorize}. They name who may, never who may not: a role that comes later may nothing until
 * somebody gives it something. docs/security.md has who may do what.
 */
public final class Roles {
    private static final String PROGRAMME =
            "'GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER','PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR','OPERATOR'";

    /** Who works for the programme. */
    public static final String STAFF = "hasAnyRole(" + PROGRAMME + ")";

    /** Staff, and a recipient for her own household. */
    public static final String STAFF_OR_OWN_HOUSEHOLD = "hasAnyRole(" + PROGRAMME + ",'RECIPIENT')";

    /** Staff and the institutions that send files. */
    public static final String STAFF_OR_INSTITUTION = "hasAnyRole(" + PROGRAMME + ",'INSTITUTION')";

    /** Staff and heads of establishments. */
    public static final String STAFF_OR_HEAD = "hasAnyRole(" + PROGRAMME + ",'ESTABLISHMENT_HEAD')";

    /** Staff, institutions and heads of establishments. */
    public static final String WITHOUT_PARTNERS = "hasAnyRole(" + PROGRAMME + ",'INSTITUTION','ESTABLISHMENT_HEAD')";

    /** The same and the surveillance committees: what services there are and how good, never who a person is. */
    public static final String SUPPLY =
            "hasAnyRole(" + PROGRAMME + ",'INSTITUTION','ESTABLISHMENT_HEAD','SURVEILLANCE_COMMITTEE')";

    /** Everybody who has a role but recipients: rules, calendars and totals. */
    public static final String ANYBODY = "hasAnyRole(" + PROGRAMME
            + ",'INSTITUTION','ESTABLISHMENT_HEAD','SURVEILLANCE_COMMITTEE','PARTNER','UAS','SPECIALIST')";

    private Roles() {}
}
