package pe.juntos.sandbox.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws when the children of a household were born, as days counted from 1970. */
final class Births {
    private static final int MOST_CHILDREN = 8;
    private static final int OF_AGE = 20;
    private static final int ADOLESCENT = 15;
    private static final List<Integer> AGE_LIMITS = List.of(2, 6, 15, OF_AGE);

    private final Soil soil;
    private final LocalDate first;
    private final int firstDay;
    private final double moreChildren;
    private final double adolescent;

    Births(GeneratorRequest request, Soil soil) {
        this.soil = soil;
        this.first = request.period().firstDay();
        this.firstDay = Days.of(first);
        var homes = request.calibration().homes();
        double without =
                request.dirt().rate(DirtKind.NO_TARGET_MEMBERS) + request.dirt().rate(DirtKind.AGED_OUT);
        this.moreChildren = (homes.targetChildren() / (1 - without) - 1) / (MOST_CHILDREN - 1);
        this.adolescent = homes.adolescents() / homes.targetChildren();
    }

    List<Integer> of(@Nullable DirtKind course, Draw draw) {
        if (course == DirtKind.NO_TARGET_MEMBERS) {
            return List.of();
        }
        if (course == DirtKind.AGED_OUT) {
            return List.of(Days.of(first.minusYears(OF_AGE)) - draw.between(1, 300));
        }
        var births = new ArrayList<Integer>();
        births.add(one(draw));
        for (int i = 1; i < MOST_CHILDREN; i++) {
            if (draw.chance(moreChildren)) {
                births.add(soil.strikes(DirtKind.BORN_IN_PERIOD, draw) ? firstDay + draw.between(1, 55) : one(draw));
            }
        }
        return births;
    }

    private int one(Draw draw) {
        boolean grown = draw.chance(adolescent);
        int latest = Days.of(first.minusYears(grown ? ADOLESCENT : 0));
        int earliest = Days.of(first.minusYears(grown ? OF_AGE : ADOLESCENT)) + 1;
        int birth = draw.between(earliest, latest);
        if (soil.strikes(DirtKind.BIRTHDAY_ON_FIRST_DAY, draw)) {
            return Days.of(first.minusYears(draw.oneOf(AGE_LIMITS))) + draw.between(0, 1);
        }
        return birth;
    }
}
