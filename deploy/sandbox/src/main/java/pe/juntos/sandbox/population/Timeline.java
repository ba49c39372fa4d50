package pe.juntos.sandbox.population;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of a household's way into the programme, counted from 1970. The household is affiliated on the latest of them.
 *
 * @param attachment day on which the last member is attached; the others come up to two weeks before
 */
record Timeline(int visit, int assembly, int agreement, int attachment) {
    private static final int ASSEMBLY_DAYS = 45;
    private static final int LONG_AGO = 1480; // a little over four years: recertification is due (GRA-2)
    private static final int EARLIEST = 1950; // after 2020, when the age limit became the one in force (MEM-1)

    static Timeline of(Household household, GeneratorRequest request, Draw draw) {
        int agreement = agreement(household, request, draw);
        int attachment = agreement + draw.between(0, 14);
        int edge = edge(request.period(), draw);
        boolean agreementLast = draw.chance(0.5);
        if (household.course() == DirtKind.AFFILIATED_ON_EDGE) {
            agreement = agreementLast ? edge : edge - 4;
            attachment = agreementLast ? edge - 2 : edge;
        }
        int assembly =
                assemblyDay(agreement - draw.between(3, 30), household.supply().number * 31 + household.centre());
        return new Timeline(assembly - draw.between(3, 30), assembly, agreement, attachment);
    }

    /** Assemblies of a populated centre take place on certain days only, so that households share their records. */
    private static int assemblyDay(int latest, int centre) {
        return latest - Math.floorMod(latest + centre * 13, ASSEMBLY_DAYS);
    }

    private static int edge(Bimester period, Draw draw) {
        int first = Days.of(period.firstDay());
        int last = Days.of(period.lastDay());
        return draw.oneOf(List.of(first - 1, first, last, last + 1));
    }

    private static int agreement(Household household, GeneratorRequest request, Draw draw) {
        int first = Days.of(request.period().firstDay());
        int last = Days.of(request.period().lastDay());
        boolean longAgo = draw.chance(request.calibration().forms().longAgo());
        int usual = first - (longAgo ? draw.between(LONG_AGO, EARLIEST) : draw.between(70, LONG_AGO - 60));
        int within = draw.between(first, last - 15);
        int after = draw.between(last + 1, last + 20);
        int agedOut = first - draw.between(400, 700);
        var course = household.course();
        if (course == DirtKind.AFFILIATED_IN_PERIOD) {
            return within;
        }
        if (course == DirtKind.AFFILIATED_AFTER_PERIOD) {
            return after;
        }
        return course == DirtKind.AGED_OUT ? agedOut : Math.max(usual, afterTheOldest(household, first));
    }

    /** Nobody signs before there is a target member: three weeks after the oldest child's birth at the earliest. */
    private static int afterTheOldest(Household household, int first) {
        int oldest = Integer.MAX_VALUE;
        for (var person : household.people()) {
            if (person.kinship().equals("HIJO") && !person.finishedSecondary()) {
                oldest = Math.min(oldest, person.birth());
            }
        }
        return oldest == Integer.MAX_VALUE ? 0 : Math.min(oldest + 21, Math.max(first - 30, oldest + 1));
    }

    /** Whether the household comes to sign at all, whatever happens to the attachments. */
    static boolean signs(@Nullable DirtKind course) {
        return switch (course) {
            case NOT_POOR,
                    CLASS_EXPIRED,
                    DISTRICT_NOT_ACTIVE,
                    HOUSEHOLD_UNKNOWN_CODE,
                    NO_TARGET_MEMBERS,
                    VISIT_NOT_MATCHING,
                    ASSEMBLY_REMOVED,
                    ASSEMBLY_CONTESTED,
                    AGREEMENT_MISSING -> false;
            case null, default -> true;
        };
    }
}
