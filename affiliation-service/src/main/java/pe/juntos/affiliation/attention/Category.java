package pe.juntos.affiliation.attention;

/** What a case is about: a closed catalogue (USR-1). The first four are those of health establishments. */
public enum Category {
    OVERLOAD,
    MISTREATMENT,
    MEDICINE,
    INFRASTRUCTURE,
    EDUCATION_SERVICE,
    SUPPLY,
    TARGETING,
    AFFILIATION,
    REGISTER_DATA,
    VERIFICATION,
    PAYMENT,
    STAFF_CONDUCT,
    UNDUE_DEMAND,
    OTHER
}
