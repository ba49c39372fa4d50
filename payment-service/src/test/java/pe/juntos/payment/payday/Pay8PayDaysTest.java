package pe.juntos.payment.payday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.payment.collection.Channel;
import pe.juntos.payment.payee.Means;

/** PAY-8: each community has a pay point by travel time and a pay day; the load of a point on a day is bounded. */
class Pay8PayDaysTest {
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 2), LocalDate.of(2026, 7, 3));
    private static final Map<String, PayPoint> POINTS = points(point("A", 10), point("B", 10));

    @Test
    void the_nearest_point_on_the_first_day_with_room_for_all() {
        var plan = plan(demand("C1", 6, "A:30", "B:60"), demand("C2", 6, "A:20", "B:90"));
        assertThat(told(plan)).containsExactly("C1 A 2026-07-01 1-6", "C2 A 2026-07-02 1-6");
    }

    @Test
    void the_remotest_choose_first_and_who_lives_near_gives_way() {
        var points = points(point("A", 2), point("B", 10));
        var plan = PayDays.of(
                List.of(demand("NEAR", 6, "A:10", "B:20"), demand("FAR", 6, "A:200", "B:300")), points, DAYS);
        assertThat(told(plan))
                .containsExactly(
                        "FAR A 2026-07-01 1-2",
                        "FAR A 2026-07-02 3-4",
                        "FAR A 2026-07-03 5-6",
                        "NEAR B 2026-07-01 1-6");
    }

    @ParameterizedTest
    @CsvSource({"10,C1 A 2026-07-01 1-10", "30,C1 A 2026-07-01 1-10;C1 A 2026-07-02 11-20;C1 A 2026-07-03 21-30"})
    void a_community_is_split_by_days_only_where_no_day_has_room_for_it(int households, String expected) {
        assertThat(told(plan(demand("C1", households, "A:30")))).containsExactly(expected.split(";"));
    }

    @Test
    void where_one_point_is_too_small_the_rest_goes_to_the_next() {
        assertThat(told(plan(demand("C1", 31, "A:30", "B:60"))))
                .endsWith("C1 B 2026-07-01 31-31")
                .hasSize(4);
    }

    @Test
    void the_agreed_point_comes_first_however_far_it_is() {
        assertThat(told(plan(demand("C1", 3, "B:500", "A:10")))).containsExactly("C1 B 2026-07-01 1-3");
    }

    @Test
    void households_without_a_day_are_told_with_the_reason() {
        var plan = plan(demand("C1", 65, "A:30", "B:60"), demand("C2", 4), demand("C3", 5, "NOWHERE:10"));
        assertThat(plan.unplaced().stream()
                        .map(one -> one.group().centre() + " " + one.households() + " " + one.reason()))
                .containsExactlyInAnyOrder("C1 5 NO_ROOM", "C2 4 NO_ROUTE", "C3 5 NO_ROUTE");
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT,BRANCH ATM CORRESPONDENT", "BRANCH,BRANCH CORRESPONDENT", "CASH_TRANSPORT,CASH_TRANSPORT"})
    void who_can_be_paid_where(Means means, String channels) {
        assertThat(Stream.of(Channel.values())
                        .filter(channel -> channel.serves(means))
                        .map(Channel::name))
                .containsExactly(channels.split(" "));
    }

    @Test
    void points_pay_on_working_days_only() {
        var policy = new PayDayPolicy(3, Set.of(DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, DayOfWeek.MONDAY), 180);
        assertThat(policy.from(LocalDate.of(2026, 7, 1)))
                .containsExactly(LocalDate.of(2026, 7, 2), LocalDate.of(2026, 7, 3), LocalDate.of(2026, 7, 6));
    }

    @Property(tries = 300)
    void no_point_is_overloaded_and_every_household_is_placed_once_or_told(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int communities) {
        var random = new Random(seed);
        var points = points(point("A", 1 + random.nextInt(20)), point("B", 1 + random.nextInt(20)), point("C", 3));
        var demands = new ArrayList<Demand>();
        for (var n = 0; n < communities; n++) {
            var routes = Stream.of("A", "B", "C")
                    .filter(_ -> random.nextBoolean())
                    .map(point -> point + ":" + random.nextInt(400))
                    .toArray(String[]::new);
            demands.add(demand("C" + n, 1 + random.nextInt(30), routes));
        }
        var plan = PayDays.of(demands, points, DAYS);

        var load = new HashMap<String, Integer>();
        plan.slots().forEach(slot -> load.merge(slot.route().point() + slot.day(), slot.households(), Integer::sum));
        load.forEach((key, households) -> assertThat(households)
                .isLessThanOrEqualTo(points.get(key.substring(0, 1)).mostPerDay()));

        for (var demand : demands) {
            var ranks = new HashSet<Integer>();
            plan.slots().stream()
                    .filter(slot -> slot.group().equals(demand.group()))
                    .forEach(slot -> {
                        for (var rank = slot.first(); rank <= slot.last(); rank++) {
                            assertThat(ranks.add(rank)).as("placed twice").isTrue();
                        }
                    });
            var left = plan.unplaced().stream()
                    .filter(one -> one.group().equals(demand.group()))
                    .mapToInt(PayDays.Unplaced::households)
                    .sum();
            assertThat(ranks.size() + left).isEqualTo(demand.households());
        }

        var other = new ArrayList<>(demands);
        Collections.shuffle(other, random);
        assertThat(PayDays.of(other, points, DAYS)).as("in any order").isEqualTo(plan);
    }

    private static PayDays.Plan plan(Demand... demands) {
        return PayDays.of(List.of(demands), POINTS, DAYS);
    }

    private static List<String> told(PayDays.Plan plan) {
        return plan.slots().stream()
                .map(slot -> slot.group().centre() + " " + slot.route().point() + " " + slot.day() + " " + slot.first()
                        + "-" + slot.last())
                .toList();
    }

    private static Map<String, PayPoint> points(PayPoint... points) {
        return Stream.of(points).collect(Collectors.toMap(PayPoint::code, Function.identity()));
    }

    private static PayPoint point(String code, int most) {
        return new PayPoint(code, Channel.BRANCH, "050101", most);
    }

    /** @param routes {@code point:minutes}, the preferred first */
    private static Demand demand(String centre, int households, String... routes) {
        return new Demand(
                new Demand.Group("050101", centre, Means.BRANCH, ""),
                households,
                Stream.of(routes)
                        .map(route -> route.split(":"))
                        .map(parts -> new Route(parts[0], Integer.parseInt(parts[1])))
                        .toList());
    }
}
