package pe.juntos.affiliation.entry;

import java.math.BigDecimal;
import java.util.List;

/**
 * Numbers and choices of the way in and out, as one dated policy version (AFF-1, AFF-3, AFF-6).
 *
 * @param minimumAttendance persons that an assembly needs
 * @param requiredOfficials roles that must be present at an assembly
 * @param appealWorkingDays working days to appeal, from the day after the household was notified
 * @param hearingNoticeWorkingDays working days between summons and hearing
 * @param transferPerPeriod soles that a household costs a bimester, to turn a budget into places
 */
public record EntryParameters(
        int minimumAttendance,
        List<OfficialRole> requiredOfficials,
        int appealWorkingDays,
        int hearingNoticeWorkingDays,
        BigDecimal transferPerPeriod) {

    public EntryParameters {
        requiredOfficials = List.copyOf(requiredOfficials);
    }
}
