package pe.juntos.coresponsibility.verdict;

import pe.juntos.coresponsibility.exception.ExceptionReason;

/** Why a verdict is what it is; the names are the public codes, in the order in which a household's are listed. */
public enum Reason {
    NO_ATTENDANCE,
    ATTENDANCE_BELOW_MINIMUM,
    SERVICE_UNAVAILABLE,
    NO_RECORD,
    NO_SCHOOL_DAYS,
    RAIN_OR_ROAD_CUT,
    SICKNESS,
    DISABILITY,
    DEATH_IN_FAMILY,
    NO_STAFF_OR_SUPPLIES,
    TEACHER_ABSENT,
    BIRTH,
    TRAVEL_FOR_CARE,
    EMERGENCY,
    SCHOOL_HOLIDAY,
    AFFILIATION_PERIOD,
    ATTENDED,
    ATTENDANCE_SUFFICIENT,
    /** VER-5: a person found, on the household's request, that the breach does not stand. */
    RECONSIDERATION_UPHELD,
    /** VER-4: the regional office accompanies the family, and the effect is held. */
    ACCOMPANIMENT_HOLD,
    /** VER-5: a certified payable verdict became NOT_MET; a person decides what follows. */
    CORRECTION_NEEDS_PERSON;

    static Reason of(ExceptionReason ground) {
        return switch (ground) {
            case RAIN_OR_ROAD_CUT -> RAIN_OR_ROAD_CUT;
            case SICKNESS -> SICKNESS;
            case DISABILITY -> DISABILITY;
            case DEATH_IN_FAMILY -> DEATH_IN_FAMILY;
            case NO_STAFF_OR_SUPPLIES -> NO_STAFF_OR_SUPPLIES;
            case TEACHER_ABSENT -> TEACHER_ABSENT;
            case BIRTH -> BIRTH;
            case TRAVEL_FOR_CARE -> TRAVEL_FOR_CARE;
            case EMERGENCY -> EMERGENCY;
        };
    }
}
