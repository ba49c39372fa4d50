package pe.juntos.sandbox.population;

import java.util.List;
import pe.juntos.sandbox.population.EvidenceSheet.Evidence;
import pe.juntos.sandbox.population.Person.Condition;

/** Writes what the health post reports of one member in the period. */
final class HealthRecords {
    private static final String CAME = "ASISTIO";
    private static final String DID_NOT_COME = "NO_ASISTIO";
    private static final String NOT_ATTENDED = "NO_ATENDIDO";
    private static final int BIMESTERS = 6;
    private static final double CAME_LATER = 0.2;

    /** What is monitored beside the control, and how often with and without it: ASSUMED. */
    private enum Monitored {
        PESO_TALLA(0.97, 0.75),
        VACUNA(0.80, 0.50),
        SUPLEMENTO(0.75, 0.45);

        private final double withControl;
        private final double without;

        Monitored(double withControl, double without) {
            this.withControl = withControl;
            this.without = without;
        }
    }

    private static final List<Monitored> MONITORED = List.of(Monitored.values());

    private final EvidenceSheet sheet;
    private final Calibration.Health health;
    private final Calibration.Forms forms;
    private final double lateShare;
    private final String period;
    private final int first;
    private final int last;
    private final java.time.LocalDate firstDate;

    HealthRecords(EvidenceSheet sheet, GeneratorRequest request) {
        this.sheet = sheet;
        this.health = request.calibration().health();
        this.forms = request.calibration().forms();
        this.lateShare = request.lateShare();
        this.period = request.period().toString();
        this.firstDate = request.period().firstDay();
        this.first = Days.of(firstDate);
        this.last = Days.of(request.period().lastDay());
    }

    /** The records of one member. */
    private final class Visits {
        private final Person person;
        private final Establishment post;
        private final Establishment neighbour;
        private final Draw draw;
        private final Draw dirt;
        private final boolean late;
        private int number;

        Visits(Household household, Person person, Condition condition, Draw draw, Draw dirt) {
            this.person = person;
            this.post = household.serving(person, condition, 0);
            this.neighbour = household.serving(person, condition, 1);
            this.draw = draw;
            this.dirt = dirt;
            this.late = draw.chance(lateShare);
        }

        boolean write(Condition condition) {
            String type = condition == Condition.PRENATAL ? "PRENATAL" : "CRED";
            boolean comes = draw.chance(chance(condition));
            double otherwise = draw.fraction();
            boolean comesLater = draw.chance(CAME_LATER);
            boolean refused = !comes && otherwise < health.refused();
            boolean notAttended = !comes && !refused && otherwise < health.refused() + health.notAttended();
            if (comes) {
                record(type, CAME);
            } else if (refused) {
                record(type, DID_NOT_COME);
                if (comesLater) {
                    record(type, CAME);
                }
            } else if (notAttended) {
                record(type, NOT_ATTENDED);
            }
            for (var monitored : MONITORED) {
                boolean recorded = draw.chance(comes ? monitored.withControl : monitored.without);
                boolean missed = draw.chance(0.06);
                if (recorded && !(condition == Condition.PRENATAL && monitored == Monitored.PESO_TALLA)) {
                    record(monitored.name(), missed ? DID_NOT_COME : CAME);
                }
            }
            return refused && !comesLater;
        }

        private double chance(Condition condition) {
            if (condition == Condition.PRENATAL) {
                return health.prenatal();
            }
            int months = (int) Days.date(person.birth()).until(firstDate).toTotalMonths();
            double yearly = months < 12
                    ? health.credUnder12Months()
                    : months < 24 ? health.cred12To23Months() : health.cred24Months();
            return yearly / BIMESTERS;
        }

        private void record(String type, String result) {
            int day = draw.between(first, last);
            int signed =
                    draw.chance(forms.late()) ? last + draw.between(1, 20) : Math.min(last, day + draw.between(0, 5));
            number++;
            String[] cells = {
                "S" + period + "-" + person.id().substring(2) + "-" + Numbers.text(number),
                period,
                post.code(),
                person.id(),
                Days.text(day),
                type,
                result,
                post.headOn(signed).signature(),
                Days.text(signed),
                ""
            };
            var otherwise = cells.clone();
            otherwise[6] = result.equals(CAME) ? DID_NOT_COME : CAME;
            var evidence = new Evidence(cells, otherwise, post, neighbour);
            if (late) {
                sheet.late(evidence);
            } else {
                sheet.inTime(evidence, dirt);
            }
        }
    }

    /** Answers whether non-attendance was reported. */
    boolean write(Household household, Person person, Condition condition, Draw draw, Draw dirt) {
        var visits = new Visits(household, person, condition, draw, dirt);
        return !visits.post.silent() && visits.write(condition);
    }
}
