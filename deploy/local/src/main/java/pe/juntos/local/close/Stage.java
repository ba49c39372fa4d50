package pe.juntos.local.close;

/** The steps of a bimester, in order. */
public enum Stage {
    REGISTER("register: the lists of SISFOH, RENIEC, visits, assemblies, agreements"),
    STATES("register: state of every household"),
    REGISTER_TOLD(Stage.TOLD),
    ACCOUNTS("accounts: the bank confirms them before the first payment"),
    ESTABLISHMENTS("establishments and their signatories"),
    EXPECTED_LISTS("expected lists of the period"),
    EVIDENCE("evidence of health posts and schools, exceptions"),
    EARLY_ALERTS("early alerts: who is behind the clinical schedule"),
    VERDICTS("verdicts"),
    CERTIFICATION("consolidation and certification, by two people"),
    VERDICTS_TOLD(Stage.TOLD),
    LIQUIDATION("payment round: liquidation"),
    APPROVAL("payment round: submission, approval by others"),
    DISPATCH("payment round: dispatch, bank files written"),
    BANK("bank: the sandbox bank reads them and writes its answers"),
    ANSWERS("bank: answers to the orders taken in"),
    STATEMENTS("bank: statements matched, round reconciled"),
    GRADUATION("graduation: recertification, typology, bonuses"),
    GRADUATION_TOLD(Stage.TOLD),
    REFERRALS("partners: consent, referral, answers"),
    REFERRALS_TOLD(Stage.TOLD),
    RESULTS("results");

    private static final String TOLD = "events reach every service";

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** From 1. */
    public int number() {
        return ordinal() + 1;
    }
}
