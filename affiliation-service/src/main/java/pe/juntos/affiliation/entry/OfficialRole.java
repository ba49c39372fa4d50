package pe.juntos.affiliation.entry;

/** As what somebody is present at an assembly. */
public enum OfficialRole {
    COMMUNAL_AUTHORITY,
    LOCAL_GOVERNMENT,
    GESTOR,
    HEALTH_POST,
    SCHOOL,
    LEADER_MOTHER
}
