package pe.juntos.payment.payday.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.Channel;
import pe.juntos.payment.payday.Demand;
import pe.juntos.payment.payday.PayPoint;
import pe.juntos.payment.payday.Route;
import pe.juntos.payment.payee.Means;
import reactor.core.publisher.Mono;

/** Who is to be paid where a round is paid: households by community, pay points, and the ways between them. */
@Component
class Demands {
    private static final String RANK = """
            insert into pay_rank (round, household, district, centre, means, agreed, rank)
            select :round, x.household, x.district, x.centre, x.means, x.agreed,
                   row_number() over (partition by x.district, x.centre, x.means, x.agreed order by x.household)::int
            from (select distinct on (t.household) t.household, p.district, coalesce(p.populated_centre, '') as centre,
                         coalesce(t.means, 'BRANCH') as means, coalesce(t.pay_point, '') as agreed
                  from round_transfer t join payee p on p.household = t.household
                  where t.round = :round and t.state <> 'HELD' and left(t.household, 1) <> 'P' order by t.household, t.period) x
            """;
    private static final String GROUPS = """
            select district, centre, means, agreed, count(*)::int as households
            from pay_rank where round = :round group by district, centre, means, agreed
            """;
    private static final String ROUTES = """
            select w.district, w.centre, w.point, w.minutes from travel_time w
            where exists (select from pay_rank k where k.round = :round and k.district = w.district and k.centre = w.centre)
            """;
    private static final String POINTS =
            "select point, channel, district, most_per_day from pay_point where active order by point";

    private final DatabaseClient database;

    Demands(DatabaseClient database) {
        this.database = database;
    }

    private record Community(String district, String centre) {}

    private record Sized(Demand.Group group, int households) {}

    /** @param points by code */
    record Known(List<Demand> demands, Map<String, PayPoint> points) {}

    /** Ranks the households as they stand now, and says what they need. */
    Mono<Known> of(String round) {
        return database.sql(RANK).bind("round", round).then().then(read(round));
    }

    private Mono<Known> read(String round) {
        return points().flatMap(points -> routes(round)
                .flatMap(routes -> groups(round)
                        .map(groups -> new Known(
                                groups.stream()
                                        .map(one -> new Demand(
                                                one.group(), one.households(), reach(one.group(), points, routes)))
                                        .toList(),
                                points))));
    }

    private Mono<Map<String, PayPoint>> points() {
        return database.sql(POINTS)
                .map(row -> new PayPoint(
                        required(row, "point", String.class),
                        Channel.valueOf(required(row, "channel", String.class)),
                        required(row, "district", String.class),
                        required(row, "most_per_day", Integer.class)))
                .all()
                .collectMap(PayPoint::code);
    }

    private Mono<Map<Community, List<Route>>> routes(String round) {
        return database.sql(ROUTES)
                .bind("round", round)
                .map(row -> Map.entry(
                        new Community(required(row, "district", String.class), required(row, "centre", String.class)),
                        new Route(required(row, "point", String.class), required(row, "minutes", Integer.class))))
                .all()
                .collect(
                        HashMap::new,
                        (all, one) -> all.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                                .add(one.getValue()));
    }

    private Mono<List<Sized>> groups(String round) {
        return database.sql(GROUPS)
                .bind("round", round)
                .map(row -> new Sized(group(row), required(row, "households", Integer.class)))
                .all()
                .collectList();
    }

    static Demand.Group group(Readable row) {
        return new Demand.Group(
                required(row, "district", String.class),
                required(row, "centre", String.class),
                Means.valueOf(required(row, "means", String.class)),
                required(row, "agreed", String.class));
    }

    /** The agreed point first, however far it is; then the others that serve their means of payment, the nearest first. */
    private static List<Route> reach(
            Demand.Group group, Map<String, PayPoint> points, Map<Community, List<Route>> routes) {
        var ways = routes.getOrDefault(new Community(group.district(), group.centre()), List.of());
        var reach = new ArrayList<Route>();
        if (points.containsKey(group.agreed())) {
            reach.add(agreed(group.agreed(), ways));
        }
        ways.stream()
                .filter(route -> !route.point().equals(group.agreed()))
                .filter(route -> serves(points.get(route.point()), group.means()))
                .sorted(Comparator.comparingInt(Route::minutes).thenComparing(Route::point))
                .forEach(reach::add);
        return reach;
    }

    private static Route agreed(String point, List<Route> ways) {
        return ways.stream()
                .filter(route -> route.point().equals(point))
                .findFirst()
                .orElseGet(() -> new Route(point, 0));
    }

    private static boolean serves(@Nullable PayPoint point, Means means) {
        return point != null && point.channel().serves(means);
    }
}
