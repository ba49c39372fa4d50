package pe.juntos.sandbox.population;

import java.util.ArrayList;
import java.util.List;
import pe.juntos.sandbox.population.Establishment.Head;
import pe.juntos.sandbox.population.Establishment.Kind;

/** One district's populated centres, posts and schools, in proportion to its households. */
final class Supply {
    private static final double INITIAL_SCHOOLS = 0.3;
    private static final double PRIMARY_SCHOOLS = 0.5;

    final District district;
    final int number;
    final int centres;
    private final GeneratorRequest request;
    private final List<Establishment> posts;
    private final List<Establishment> initials;
    private final List<Establishment> primaries;
    private final List<Establishment> secondaries;

    Supply(GeneratorRequest request, District district, int number, int households) {
        this.request = request;
        this.district = district;
        this.number = number;
        var land = request.calibration().land();
        this.centres = share(households, land.householdsPerCentre());
        this.posts = several(
                Kind.SALUD,
                0,
                share(households * request.calibration().membersPerHousehold(), land.membersPerHealthPost()));
        int schools = Math.max(3, share(households, land.householdsPerSchool()));
        int first = Math.max(1, (int) (schools * INITIAL_SCHOOLS));
        int second = Math.max(1, (int) (schools * PRIMARY_SCHOOLS));
        this.initials = several(Kind.INICIAL, 0, first);
        this.primaries = several(Kind.PRIMARIA, first, second);
        this.secondaries = several(Kind.SECUNDARIA, first + second, Math.max(1, schools - first - second));
    }

    private static int share(double whole, double each) {
        return Math.max(1, (int) Math.round(whole / each));
    }

    private List<Establishment> several(Kind kind, int from, int count) {
        var list = new ArrayList<Establishment>(count);
        for (int i = 0; i < count; i++) {
            list.add(establishment(kind, from + i));
        }
        return list;
    }

    private Establishment establishment(Kind kind, int inDistrict) {
        int serial = (number + 1) * 100 + inDistrict + 1;
        boolean health = kind == Kind.SALUD;
        String code = health ? "S-" + Numbers.padded(serial, 8) : "E-" + Numbers.padded(serial, 7);
        var draw = new Draw(request.seed(), Draw.Concern.ESTABLISHMENT, health ? serial : -serial);
        var forms = request.calibration().forms();
        double closed = request.calibration().school().closedMonth();
        boolean silent = draw.chance(forms.silentPosts());
        var days = List.of(schoolDays(draw, closed), schoolDays(draw, closed));
        return new Establishment(
                code, kind, kind.title + Names.centre(inDistrict, number), silent, days, heads(code, draw, forms));
    }

    private static int schoolDays(Draw draw, double closed) {
        int days = draw.between(19, 22);
        return draw.chance(closed) ? 0 : days;
    }

    private List<Head> heads(String code, Draw draw, Calibration.Forms forms) {
        int first = Days.of(request.period().firstDay());
        int since = first - draw.between(900, 2500);
        String signature = "F-" + code.substring(2) + "-";
        if (!draw.chance(forms.newHead())) {
            return List.of(new Head(signature + 1, person(draw), since, Head.OPEN));
        }
        int change = first + draw.between(-60, 40);
        return List.of(
                new Head(signature + 1, person(draw), since, change),
                new Head(signature + 2, person(draw), change + 1, Head.OPEN));
    }

    private static String person(Draw draw) {
        return Names.given(draw.chance(0.5), draw) + " " + draw.oneOf(Names.SURNAMES) + " "
                + draw.oneOf(Names.SURNAMES);
    }

    List<Establishment> all() {
        var all = new ArrayList<Establishment>(posts);
        all.addAll(initials);
        all.addAll(primaries);
        all.addAll(secondaries);
        return all;
    }

    /** The one that serves a populated centre; {@code neighbours} further on for another one. */
    Establishment nearest(Kind kind, int centre, int neighbours) {
        var list = switch (kind) {
            case SALUD -> posts;
            case INICIAL -> initials;
            case PRIMARIA -> primaries;
            case SECUNDARIA -> secondaries;
        };
        return list.get((centre * list.size() / centres + neighbours) % list.size());
    }
}
