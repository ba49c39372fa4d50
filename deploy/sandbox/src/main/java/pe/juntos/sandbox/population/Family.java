package pe.juntos.sandbox.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws who lives in a household: the recipient, usually the mother, first. */
final class Family {
    private static final int MOST_CHILDREN = 8;
    private static final int YEAR = 365;
    private static final double OTHER_RECIPIENT = 0.08;
    private static final double PREGNANT_AGE_SHARE = 0.95;
    private static final double[] INITIAL_ENROLMENT = {0.01, 0.02, 0.10, 0.60, 0.75, 0.85};

    private final GeneratorRequest request;
    private final Soil soil;
    private final LocalDate first;
    private final int firstDay;
    private final double moreChildren;
    private final double adolescent;

    Family(GeneratorRequest request, Soil soil) {
        this.request = request;
        this.soil = soil;
        this.first = request.period().firstDay();
        this.firstDay = Days.of(first);
        var homes = request.calibration().homes();
        double without =
                request.dirt().rate(DirtKind.NO_TARGET_MEMBERS) + request.dirt().rate(DirtKind.AGED_OUT);
        this.moreChildren = (homes.targetChildren() / (1 - without) - 1) / (MOST_CHILDREN - 1);
        this.adolescent = homes.adolescents() / homes.targetChildren();
    }

    /** The people of one household while they are being drawn. */
    private final class Drawing {
        private final int household;
        private final String id;
        private final @Nullable DirtKind course;
        private final Draw draw;
        private final List<Person> people = new ArrayList<>();
        private final String fatherSurname;
        private final String motherSurname;

        Drawing(int household, @Nullable DirtKind course, Draw draw) {
            this.household = household;
            this.id = Household.id(household);
            this.course = course;
            this.draw = draw;
            this.fatherSurname = draw.oneOf(Names.SURNAMES);
            this.motherSurname = draw.oneOf(Names.SURNAMES);
        }

        List<Person> people() {
            var births = births();
            int oldest = births.isEmpty() ? firstDay - draw.between(22, 50) * YEAR : Collections.min(births);
            parents(oldest);
            for (int birth : births) {
                child(birth);
            }
            others(oldest);
            return people;
        }

        private List<Integer> births() {
            if (course == DirtKind.NO_TARGET_MEMBERS) {
                return List.of();
            }
            if (course == DirtKind.AGED_OUT) {
                return List.of(Days.of(first.minusYears(20)) - draw.between(1, 300));
            }
            var births = new ArrayList<Integer>();
            births.add(birth());
            for (int i = 1; i < MOST_CHILDREN; i++) {
                if (draw.chance(moreChildren)) {
                    births.add(soil.strikes(DirtKind.BORN_IN_PERIOD, draw) ? firstDay + draw.between(1, 55) : birth());
                }
            }
            return births;
        }

        private int birth() {
            boolean grown = draw.chance(adolescent);
            int years = grown ? 15 : 0;
            int latest = Days.of(first.minusYears(years));
            int earliest = Days.of(first.minusYears(grown ? 20 : 15)) + 1;
            int birth = draw.between(earliest, latest);
            if (soil.strikes(DirtKind.BIRTHDAY_ON_FIRST_DAY, draw)) {
                int limit = draw.oneOf(List.of(2, 6, 15, 20));
                return Days.of(first.minusYears(limit)) + draw.between(0, 1);
            }
            return birth;
        }

        private void parents(int oldestChild) {
            int mother = oldestChild - draw.between(16 * YEAR + 30, 32 * YEAR);
            int father = mother - draw.between(-3 * YEAR, 8 * YEAR);
            boolean couple = draw.chance(request.calibration().homes().spouse());
            boolean otherRecipient = draw.chance(OTHER_RECIPIENT);
            if (otherRecipient && !couple) {
                boolean grandmother = draw.chance(0.5);
                int birth = grandmother ? mother - draw.between(18 * YEAR, 26 * YEAR) : father;
                adult(grandmother, birth, "JEFE", grandmother ? motherSurname : fatherSurname);
                return;
            }
            adult(true, mother, couple ? "CONYUGE" : "JEFE", motherSurname);
            if (couple) {
                adult(false, father, "JEFE", fatherSurname);
            }
        }

        private void adult(boolean woman, int birth, String kinship, String surname) {
            boolean recipient = people.isEmpty();
            people.add(person(woman, birth, kinship, surname, draw.oneOf(Names.SURNAMES), adultLevel(), recipient));
        }

        private String adultLevel() {
            double place = draw.fraction();
            if (place < 0.15) {
                return "NINGUNO";
            }
            if (place < 0.65) {
                return "PRIMARIA";
            }
            if (place < 0.77) {
                return "SECUNDARIA";
            }
            return place < 0.95 ? "SECUNDARIA_COMPLETA" : "SUPERIOR";
        }

        private void child(int birth) {
            people.add(
                    person(draw.chance(0.49), birth, "HIJO", fatherSurname, motherSurname, childLevel(birth), false));
        }

        private String childLevel(int birth) {
            double place = draw.fraction();
            int age = Math.max(0, Days.date(birth).until(first).getYears());
            if (age < 6) {
                return place < INITIAL_ENROLMENT[age] ? "INICIAL" : "NINGUNO";
            }
            if (age < 12) {
                return "PRIMARIA";
            }
            return age < 15 && place < 0.25 ? "PRIMARIA" : "SECUNDARIA";
        }

        private void others(int oldestChild) {
            var homes = request.calibration().homes();
            if (draw.chance(homes.grandparent())) {
                int birth = oldestChild - draw.between(40 * YEAR, 50 * YEAR);
                people.add(person(
                        draw.chance(0.6),
                        birth,
                        "PADRE",
                        motherSurname,
                        draw.oneOf(Names.SURNAMES),
                        "PRIMARIA",
                        false));
            }
            if (course != DirtKind.NO_TARGET_MEMBERS && draw.chance(homes.grownUp())) {
                int birth = firstDay - draw.between(17 * YEAR, 25 * YEAR);
                String level = draw.chance(0.8) ? "SECUNDARIA_COMPLETA" : "SUPERIOR";
                people.add(person(draw.chance(0.5), birth, "HIJO", fatherSurname, motherSurname, level, false));
            }
        }

        private Person person(
                boolean woman,
                int birth,
                String kinship,
                String surname,
                String second,
                String level,
                boolean recipient) {
            int ordinal = people.size() + 1;
            return new Person(
                    Household.personId(id, ordinal),
                    dni(ordinal, birth, recipient),
                    surname,
                    second,
                    Names.given(woman, draw),
                    woman,
                    birth,
                    kinship,
                    due(woman, birth),
                    level,
                    recipient);
        }

        private @Nullable String dni(int ordinal, int birth, boolean recipient) {
            var identity = request.calibration().identity();
            boolean minor = Days.date(birth).plusYears(15).isAfter(first);
            boolean held = draw.chance(minor ? identity.children() : identity.adults());
            boolean checked = draw.chance(identity.withCheckCharacter());
            boolean old = draw.chance(0.05);
            boolean twin = minor && !recipient && household > 0 && soil.strikes(DirtKind.DNI_DUPLICATE, draw);
            if (recipient ? course == DirtKind.RECIPIENT_WITHOUT_DNI : !held) {
                return null;
            }
            String number =
                    NationalId.number(Household.serial(twin ? household - 1 : household, ordinal), request.seed());
            if (!checked) {
                return number;
            }
            return old ? NationalId.withLetter(number) : NationalId.withDigit(number);
        }

        /** Only one pregnancy a household, of the first woman of age. */
        private int due(boolean woman, int birth) {
            int age = Days.date(birth).until(first).getYears();
            if (!woman || age < 15 || age > 45 || course == DirtKind.NO_TARGET_MEMBERS || course == DirtKind.AGED_OUT) {
                return Person.NOT_DUE;
            }
            if (people.stream()
                    .anyMatch(other -> other.woman() && other.ageOn(first) >= 15 && other.ageOn(first) <= 45)) {
                return Person.NOT_DUE;
            }
            boolean pregnant = draw.chance(request.calibration().homes().pregnantWomen() / PREGNANT_AGE_SHARE);
            int due = firstDay + draw.between(0, 280);
            if (soil.strikes(DirtKind.PREGNANCY_ON_EDGE, draw)) {
                return firstDay + draw.oneOf(List.of(-1, 0, 280, 281));
            }
            if (soil.strikes(DirtKind.PREGNANCY_OVER, draw)) {
                return firstDay - draw.between(10, 200);
            }
            return pregnant ? due : Person.NOT_DUE;
        }
    }

    List<Person> of(int household, @Nullable DirtKind course, Draw draw) {
        return List.copyOf(new Drawing(household, course, draw).people());
    }
}
