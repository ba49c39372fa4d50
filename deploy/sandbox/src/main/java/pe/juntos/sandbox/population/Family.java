package pe.juntos.sandbox.population;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws who lives in a household: the recipient, usually the mother, first. */
final class Family {
    private static final int YEAR = 365;
    private static final double OTHER_RECIPIENT = 0.08;

    private final GeneratorRequest request;
    private final int firstDay;
    private final Births births;
    private final Schooling schooling;
    private final IdentityCards cards;
    private final Pregnancies pregnancies;

    Family(GeneratorRequest request, Soil soil) {
        this.request = request;
        this.firstDay = Days.of(request.period().firstDay());
        this.births = new Births(request, soil);
        this.schooling = new Schooling(request.period().firstDay());
        this.cards = new IdentityCards(request, soil);
        this.pregnancies = new Pregnancies(request, soil);
    }

    List<Person> of(int household, @Nullable DirtKind course, Draw draw) {
        return List.copyOf(new Drawing(household, course, draw).people());
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
            var children = births.of(course, draw);
            int oldest = children.isEmpty() ? firstDay - draw.between(22, 50) * YEAR : Collections.min(children);
            parents(oldest);
            children.forEach(this::child);
            grandparent(oldest);
            grownUp();
            return people;
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
            add(woman, birth, kinship, surname, draw.oneOf(Names.SURNAMES), schooling.ofAdult(draw));
        }

        private void child(int birth) {
            add(draw.chance(0.49), birth, "HIJO", fatherSurname, motherSurname, schooling.ofChild(birth, draw));
        }

        private void grandparent(int oldestChild) {
            if (draw.chance(request.calibration().homes().grandparent())) {
                int birth = oldestChild - draw.between(40 * YEAR, 50 * YEAR);
                add(draw.chance(0.6), birth, "PADRE", motherSurname, draw.oneOf(Names.SURNAMES), "PRIMARIA");
            }
        }

        private void grownUp() {
            if (course != DirtKind.NO_TARGET_MEMBERS
                    && draw.chance(request.calibration().homes().grownUp())) {
                int birth = firstDay - draw.between(17 * YEAR, 25 * YEAR);
                String level = schooling.ofGrownUp(draw);
                add(draw.chance(0.5), birth, "HIJO", fatherSurname, motherSurname, level);
            }
        }

        /** The first one is the recipient. */
        private void add(boolean woman, int birth, String kinship, String surname, String second, String level) {
            boolean recipient = people.isEmpty();
            int ordinal = people.size() + 1;
            people.add(new Person(
                    Household.personId(id, ordinal),
                    cards.of(household, ordinal, birth, recipient, course, draw),
                    surname,
                    second,
                    Names.given(woman, draw),
                    woman,
                    birth,
                    kinship,
                    pregnancies.due(woman, birth, people, course, draw),
                    level,
                    recipient));
        }
    }
}
