package pe.juntos.affiliation.attention;

/** What families were told to do and is no condition of the programme (MEM-3; 000 §1.5, 003 R-CO-3, R-CO-4). */
public enum Demanded {
    GARDEN,
    STOVE,
    LATRINE,
    HOME_ORDERING,
    MEETING,
    PARADE,
    LITERACY_CLASS,
    HANDICRAFT,
    COMMUNAL_WORK,
    UNIFORM,
    FINE,
    LOCAL_SCHOOL,
    OTHER
}
