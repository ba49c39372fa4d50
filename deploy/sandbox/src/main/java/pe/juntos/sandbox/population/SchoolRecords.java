package pe.juntos.sandbox.population;

import java.time.YearMonth;
import java.util.List;
import pe.juntos.sandbox.population.EvidenceSheet.Evidence;
import pe.juntos.sandbox.population.Person.Condition;

/** Writes what the school reports of one pupil: a record a month. */
final class SchoolRecords {
    private static final int EVEN_DAYS = 20; // 85 % of 20 days is a whole number: 17
    private static final int LIMIT_OF_EVEN_DAYS = 17;
    private static final double CORRECTED_LATE = 0.4;

    /** How a pupil attends. */
    private enum Attendance {
        USUAL,
        LOW,
        AT_THE_LIMIT,
        UNDER_THE_LIMIT
    }

    private record Attended(int days, int attended, int justified) {}

    private final EvidenceSheet sheet;
    private final Calibration.School school;
    private final Calibration.Forms forms;
    private final double lateShare;
    private final String period;
    private final List<YearMonth> months;
    private final int last;

    SchoolRecords(EvidenceSheet sheet, GeneratorRequest request) {
        this.sheet = sheet;
        this.school = request.calibration().school();
        this.forms = request.calibration().forms();
        this.lateShare = request.lateShare();
        this.period = request.period().toString();
        this.months = request.period().months();
        this.last = Days.of(request.period().lastDay());
    }

    /** Answers whether attendance under the limit was reported. */
    boolean write(Household household, Person person, Condition condition, Draw draw, Draw dirt) {
        var place = household.serving(person, condition, 0);
        if (place.silent()) {
            return false;
        }
        var attendance = attendance(draw);
        boolean late = draw.chance(lateShare);
        boolean corrected = draw.chance(CORRECTED_LATE);
        int skipped = draw.chance(school.oneMonthOnly()) ? draw.between(0, 1) : -1;
        for (int month = 0; month < months.size(); month++) {
            if (month != skipped) {
                var evidence = month(household, person, condition, month, attendance, draw);
                if (!late) {
                    sheet.inTime(evidence, dirt);
                } else if (corrected) {
                    sheet.correctedLate(evidence);
                } else {
                    sheet.late(evidence);
                }
            }
        }
        return attendance == Attendance.LOW || attendance == Attendance.UNDER_THE_LIMIT;
    }

    private Attendance attendance(Draw draw) {
        double place = draw.fraction() - school.lowAttendance();
        if (place < 0) {
            return Attendance.LOW;
        }
        place -= school.atTheLimit();
        if (place < 0) {
            return Attendance.AT_THE_LIMIT;
        }
        return place < school.underTheLimit() ? Attendance.UNDER_THE_LIMIT : Attendance.USUAL;
    }

    private Evidence month(
            Household household, Person person, Condition condition, int month, Attendance attendance, Draw draw) {
        var place = household.serving(person, condition, 0);
        var days = days(attendance, place.schoolDays().get(month), month, draw);
        int monthEnd = Days.of(months.get(month).atEndOfMonth());
        int signed = draw.chance(forms.late()) ? last + draw.between(1, 20) : monthEnd - draw.between(0, 5);
        String[] cells = {
            "E" + period + "-" + person.id().substring(2) + "-" + Numbers.text(month + 1),
            period,
            place.code(),
            person.id(),
            months.get(month).toString(),
            Numbers.text(days.days()),
            Numbers.text(days.attended()),
            Numbers.text(days.justified()),
            place.headOn(signed).signature(),
            Days.text(signed),
            ""
        };
        var otherwise = cells.clone();
        otherwise[6] = Numbers.text(days.days() / 2);
        otherwise[7] = Numbers.text(Math.min(2, days.days() / 4));
        return new Evidence(cells, otherwise, place, household.serving(person, condition, 1));
    }

    private static Attended days(Attendance attendance, int schoolDays, int month, Draw draw) {
        int missed = draw.between(0, 2);
        int justified = draw.between(0, missed);
        int low = draw.between(40, 75);
        int excused = draw.between(0, 3);
        return switch (attendance) {
            case USUAL -> new Attended(schoolDays, Math.max(0, schoolDays - missed), schoolDays == 0 ? 0 : justified);
            case LOW -> new Attended(schoolDays, schoolDays * low / 100, 0);
            case AT_THE_LIMIT -> new Attended(EVEN_DAYS, LIMIT_OF_EVEN_DAYS - excused, excused);
            case UNDER_THE_LIMIT -> new Attended(EVEN_DAYS, LIMIT_OF_EVEN_DAYS - excused - month, excused);
        };
    }
}
