package pe.juntos.coresponsibility.evidence;

import java.time.LocalDate;
import java.time.YearMonth;

/** One record of a sector about one person. */
public sealed interface EvidenceRecord {
    Signed signed();

    /** A visit, held, missed or not attended by the facility. */
    record Health(Signed signed, LocalDate heldOn, Kind kind, Result result) implements EvidenceRecord {}

    /** A month at one school, in days. */
    record Education(Signed signed, YearMonth month, int schoolDays, int attended, int justified)
            implements EvidenceRecord {}

    /** Only CRED and PRENATAL decide anything; the rest is monitored (VER-1). */
    enum Kind {
        CRED,
        PRENATAL,
        PUERPERIUM,
        VACCINE,
        WEIGHT_AND_HEIGHT,
        SUPPLEMENT
    }

    /** What came of a visit. */
    enum Result {
        ATTENDED,
        MISSED,
        UNATTENDED
    }
}
