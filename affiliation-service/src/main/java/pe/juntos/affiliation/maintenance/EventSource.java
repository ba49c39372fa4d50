package pe.juntos.affiliation.maintenance;

/** Who says that it happened. */
public enum EventSource {
    HOUSEHOLD,
    GESTOR,
    HEALTH_POST,
    SCHOOL,
    RENIEC,
    SISFOH,
    LOCAL_GOVERNMENT,
    BANK
}
