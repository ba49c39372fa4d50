package pe.juntos.sandbox.population;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws who is expecting: only one pregnancy a household, of the first woman of age. */
record Pregnancies(GeneratorRequest request, Soil soil) {
    private static final int YOUNGEST = 15;
    private static final int OLDEST = 45;
    private static final int DAYS = 280;
    private static final double OF_AGE_SHARE = 0.95;

    /**
     * @param birth day counted from 1970
     * @param before those of the household drawn before
     * @return probable day of delivery, {@link Person#NOT_DUE} without one
     */
    int due(boolean woman, int birth, List<Person> before, @Nullable DirtKind course, Draw draw) {
        var first = request.period().firstDay();
        int age = Days.date(birth).until(first).getYears();
        if (!mayBe(woman, age) || course == DirtKind.NO_TARGET_MEMBERS || course == DirtKind.AGED_OUT) {
            return Person.NOT_DUE;
        }
        if (before.stream().anyMatch(other -> mayBe(other.woman(), other.ageOn(first)))) {
            return Person.NOT_DUE;
        }
        return due(Days.of(first), draw);
    }

    private static boolean mayBe(boolean woman, int age) {
        return woman && age >= YOUNGEST && age <= OLDEST;
    }

    private int due(int firstDay, Draw draw) {
        boolean pregnant = draw.chance(request.calibration().homes().pregnantWomen() / OF_AGE_SHARE);
        int due = firstDay + draw.between(0, DAYS);
        if (soil.strikes(DirtKind.PREGNANCY_ON_EDGE, draw)) {
            return firstDay + draw.oneOf(List.of(-1, 0, DAYS, DAYS + 1));
        }
        if (soil.strikes(DirtKind.PREGNANCY_OVER, draw)) {
            return firstDay - draw.between(10, 200);
        }
        return pregnant ? due : Person.NOT_DUE;
    }
}
