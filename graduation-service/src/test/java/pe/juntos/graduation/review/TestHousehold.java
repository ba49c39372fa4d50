package pe.juntos.graduation.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pe.juntos.graduation.review.HouseholdFacts.Stage;
import pe.juntos.platform.policy.Policies;

/** A household in the programme, in domain words: affiliated on a day, and whatever a test adds. */
record TestHousehold(HouseholdFacts facts) {

    static final Period PERIOD = Period.parse("2026-3");
    static final Rules RULES = new Rules(
            "test",
            Policies.load("policies/recertification", RecertificationPolicy.class)
                    .at(PERIOD.lastDay())
                    .parameters(),
            Policies.load("policies/typology", TypologyPolicy.class)
                    .at(PERIOD.lastDay())
                    .parameters(),
            Policies.load("policies/exit", ExitPolicy.class)
                    .at(PERIOD.lastDay())
                    .parameters(),
            Policies.load("policies/stop", StopPolicy.class)
                    .at(PERIOD.lastDay())
                    .parameters());

    static TestHousehold affiliatedOn(String day) {
        return new TestHousehold(new HouseholdFacts(
                "H0000000000000001",
                Stage.IN_PROGRAMME,
                LocalDate.parse(day),
                SocioEconomicClass.POOR,
                false,
                null,
                null,
                PersonDecision.NONE,
                List.of(),
                null,
                List.of()));
    }

    /** An objection to an exit for that fact, filed and, unless open, answered on that day. */
    TestHousehold contested(ExitCase.State state, ExitCause cause, String basis, String day) {
        return contested(state, Map.of(cause, LocalDate.parse(basis)), ObjectionGround.WRONG_HOUSEHOLD, day);
    }

    TestHousehold contested(
            ExitCase.State state, Map<ExitCause, LocalDate> contested, ObjectionGround ground, String day) {
        var on = LocalDate.parse(day);
        var cases = new ArrayList<>(facts.cases());
        cases.add(new ExitCase(state, contested, Set.of(ground), on, state == ExitCase.State.OPEN ? null : on));
        return new TestHousehold(new HouseholdFacts(
                facts.household(),
                facts.stage(),
                facts.affiliatedOn(),
                facts.socioEconomicClass(),
                facts.withoutTargets(),
                facts.recertification(),
                facts.form(),
                facts.person(),
                facts.enrolments(),
                facts.delivery(),
                cases));
    }

    /** Under a version of the exit policy, in force or draft, by the end of a period. */
    Reviewed.Standings under(Period period, ExitPolicy exit) {
        var rules = new Rules("test", RULES.recertification(), RULES.typology(), exit, RULES.stop());
        return (Reviewed.Standings) ReviewingHousehold.review(facts, period, rules);
    }

    TestHousehold extremePoor() {
        return new TestHousehold(new HouseholdFacts(
                facts.household(),
                facts.stage(),
                facts.affiliatedOn(),
                SocioEconomicClass.EXTREME_POOR,
                facts.withoutTargets(),
                facts.recertification(),
                facts.form(),
                facts.person(),
                facts.enrolments(),
                facts.delivery(),
                facts.cases()));
    }

    TestHousehold withoutTargets() {
        return new TestHousehold(new HouseholdFacts(
                facts.household(),
                facts.stage(),
                facts.affiliatedOn(),
                facts.socioEconomicClass(),
                true,
                facts.recertification(),
                facts.form(),
                facts.person(),
                facts.enrolments(),
                facts.delivery(),
                facts.cases()));
    }

    TestHousehold recertified(String day, SocioEconomicClass outcome) {
        return with(
                new Recertification(LocalDate.parse(day), outcome),
                facts.form(),
                facts.person(),
                facts.enrolments(),
                facts.delivery());
    }

    /** A form that settles both dimensions, or leaves those open that are INDETERMINATE. */
    TestHousehold typed(String day, Grade capacity, Grade potential) {
        var age = switch (capacity) {
            case LOW -> 60;
            case HIGH -> 30;
            case INDETERMINATE -> 45;
        };
        var low = capacity == Grade.LOW;
        var land = switch (potential) {
            case LOW -> "1";
            case HIGH -> "7";
            case INDETERMINATE -> "4";
        };
        var form = new FormG1(
                LocalDate.parse(day),
                age,
                low ? SchoolLevel.PRIMARY : SchoolLevel.SECONDARY,
                new BigDecimal(low ? 2 : 8),
                new BigDecimal(land),
                potential == Grade.LOW ? 2 : 9);
        return with(facts.recertification(), form, facts.person(), facts.enrolments(), facts.delivery());
    }

    TestHousehold decided(PersonDecision person) {
        return with(facts.recertification(), facts.form(), person, facts.enrolments(), facts.delivery());
    }

    TestHousehold enrolled(Bonus bonus, String day) {
        return with(
                facts.recertification(),
                facts.form(),
                facts.person(),
                List.of(new Enrolment(bonus, LocalDate.parse(day), null)),
                facts.delivery());
    }

    TestHousehold delivered(Bonus bonus, String day) {
        return with(
                facts.recertification(),
                facts.form(),
                facts.person(),
                facts.enrolments(),
                new BonusDelivery(bonus, LocalDate.parse(day)));
    }

    Reviewed.Standings reviewed() {
        return reviewed(PERIOD);
    }

    Reviewed.Standings reviewed(Period period) {
        return (Reviewed.Standings) ReviewingHousehold.review(facts, period, RULES);
    }

    List<Decision.Kind> decisions(Period period) {
        return reviewed(period).decisions().stream().map(Decision::kind).toList();
    }

    private TestHousehold with(
            Recertification recertification,
            FormG1 form,
            PersonDecision person,
            List<Enrolment> enrolments,
            BonusDelivery delivery) {
        return new TestHousehold(new HouseholdFacts(
                facts.household(),
                facts.stage(),
                facts.affiliatedOn(),
                facts.socioEconomicClass(),
                facts.withoutTargets(),
                recertification,
                form,
                person,
                enrolments,
                delivery,
                facts.cases()));
    }
}
