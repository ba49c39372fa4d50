package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must never happen on the way in and out, whatever visits, assemblies, rulings and departures say and when. */
class EntryPropertiesTest {

    private static final LocalDate START = day("2023-06-01");
    private static final List<HouseholdState> WAY =
            List.of(HouseholdState.LISTED, HouseholdState.VISITED, HouseholdState.VALIDATED, HouseholdState.AFFILIATED);

    @Property
    void no_assembly_adds_a_household_that_is_out(@ForAll long seed) {
        Households household = anyHousehold(seed);
        LocalDate day = START.plusDays(1000);
        HouseholdState before = household.assessed(day, Households.ALL).state();
        household.assemblies.add(new Assembly(day, "LATER", Assembly.Result.VALIDATED, null));
        HouseholdState after = household.assessed(day, Households.ALL).state();
        if (!WAY.contains(before)) {
            assertThat(after).isEqualTo(before);
        }
    }

    @Property
    void an_exclusion_always_has_a_reason_of_the_closed_list(@ForAll long seed) {
        Assessment assessment = anyHousehold(seed).assessed(START.plusDays(1000), Households.ALL);
        if (assessment.state() == HouseholdState.EXCLUDED) {
            assertThat(assessment.reasons())
                    .hasSize(1)
                    .isSubsetOf(
                            ReasonCode.DUPLICATE,
                            ReasonCode.MOVED_AWAY,
                            ReasonCode.DECEASED,
                            ReasonCode.NOT_RESIDENT,
                            ReasonCode.ECONOMIC_SITUATION);
        }
    }

    @Property
    void no_state_is_skipped(@ForAll long seed) {
        Assessment assessment = anyHousehold(seed).assessed(START.plusDays(1000), Households.ALL);
        List<HouseholdState> steps = assessment.trace().stream()
                .map(Assessment.Step::state)
                .filter(WAY::contains)
                .toList();
        assertThat(steps).isEqualTo(WAY.subList(0, steps.size()));
        if (WAY.contains(assessment.state())) {
            assertThat(assessment.state()).isEqualTo(steps.getLast());
        }
    }

    @Property
    void assessing_again_changes_nothing(@ForAll long seed) {
        Households household = anyHousehold(seed);
        Standing before = null;
        for (int days = 0; days <= 1000; days += 50) {
            LocalDate day = START.plusDays(days);
            Standing once = standing(before, household, day);
            assertThat(standing(once, household, day)).isEqualTo(once);
            before = once;
        }
    }

    @Property
    void who_was_affiliated_stays_until_a_departure_and_who_left_stays_out_until_listed_again(@ForAll long seed) {
        Households household = anyHousehold(seed);
        Standing before = standing(null, household, START);
        for (int days = 1; days <= 1000; days += 13) {
            Standing after = standing(before, household, START.plusDays(days));
            if (before.state().entered() && after.cycle() == before.cycle()) {
                assertThat(after.affiliatedOn()).isEqualTo(before.affiliatedOn());
                assertThat(after.state()).isIn(before.state(), HouseholdState.EXITED);
                if (after.state() != before.state()) {
                    assertThat(household.departures).extracting(Departure::on).contains(after.exitedOn());
                }
            }
            before = after;
        }
    }

    private static Standing standing(Standing before, Households household, LocalDate day) {
        return Standing.assessed(before, household.facts().knownBy(day), household.assessed(day, Households.ALL));
    }

    private static Households anyHousehold(long seed) {
        var random = new Random(seed);
        var household = new Households();
        household.visits.clear();
        household.assemblies.clear();
        some(random, 3, on -> household.visits.add(new Visit(on, any(random, Visit.Result.values()))));
        some(random, 3, on -> household.assemblies.add(assembly(on, random)));
        some(random, 2, on -> household.rulings.add(ruling(on, random)));
        some(
                random,
                1,
                on -> household.departures.add(
                        new Departure(on, "D", any(random, ReasonCode.WITHDRAWN, ReasonCode.MOVED_OUT))));
        household.departures.forEach(left -> some(random, 1, on -> {
            if (on.isAfter(left.on())) {
                household.relistings.add(on);
            }
        }));
        return household;
    }

    private static void some(Random random, int most, java.util.function.Consumer<LocalDate> adding) {
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            adding.accept(START.plusDays(random.nextInt(1001)));
        }
    }

    private static Assembly assembly(LocalDate on, Random random) {
        Assembly.Result result = any(random, Assembly.Result.values());
        return new Assembly(
                on,
                "A" + random.nextInt(100),
                result,
                result == Assembly.Result.REMOVED ? any(random, Assembly.Motive.values()) : null);
    }

    private static Ruling ruling(LocalDate on, Random random) {
        Ruling.Matter matter = any(random, Ruling.Matter.values());
        boolean kept = matter == Ruling.Matter.APPEAL || random.nextBoolean();
        return new Ruling(
                on,
                "R" + random.nextInt(100),
                matter,
                kept ? Ruling.Outcome.KEPT : Ruling.Outcome.EXCLUDED,
                kept ? null : any(random, ReasonCode.ECONOMIC_SITUATION, ReasonCode.NOT_RESIDENT));
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return List.copyOf(new ArrayList<>(List.of(values))).get(random.nextInt(values.length));
    }
}
