package pe.juntos.gateway.offline;

/** What may be noted offline, and where it is done when it arrives. Nothing else of a batch goes anywhere. */
public enum Kind {
    VISIT("affiliation", "POST", "/affiliation/visits"),
    LIFE_EVENT("affiliation", "POST", "/affiliation/households/{household}/life-events"),
    CASE("affiliation", "POST", "/affiliation/cases"),
    OCCURRENCE("affiliation", "POST", "/affiliation/occurrences"),
    UNDUE_DEMAND("affiliation", "POST", "/affiliation/undue-demands"),
    DORMANT_VISIT("payment", "PUT", "/payment/collection/dormant/{household}/visit"),
    FORM("graduation", "POST", "/graduation/forms"),
    FOLLOW_UP("graduation", "POST", "/graduation/followups");

    private final String service;
    private final String method;
    private final String path;

    Kind(String service, String method, String path) {
        this.service = service;
        this.method = method;
        this.path = path;
    }

    public String service() {
        return service;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public boolean ofAHousehold() {
        return path.contains("{household}");
    }
}
