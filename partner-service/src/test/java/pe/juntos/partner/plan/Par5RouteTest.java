package pe.juntos.partner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.plan.CourseKind.BUSINESS_MANAGEMENT;
import static pe.juntos.partner.plan.CourseKind.FINANCIAL_LITERACY;
import static pe.juntos.partner.plan.CourseKind.TECHNICAL_ASSISTANCE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.partner.plan.Route.Outcome;
import pe.juntos.partner.plan.RouteState.*;
import pe.juntos.partner.plan.RouteStep.*;

/** PAR-5: the route in its order, the four indicators, mentoring and what is kept of a name. */
class Par5RouteTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final PlanPolicy POLICY = new PlanPolicy(
            List.of(FINANCIAL_LITERACY, BUSINESS_MANAGEMENT, TECHNICAL_ASSISTANCE),
            80,
            2_000_000,
            new BigDecimal(10_000),
            3,
            15,
            2_070,
            40,
            70);
    private static final Map<String, RouteState> STATES = Map.of(
            "DIAGNOSED", new Diagnosed(DAY),
            "FINANCIAL_LITERACY", new Passed(DAY, FINANCIAL_LITERACY),
            "BUSINESS_MANAGEMENT", new Passed(DAY, BUSINESS_MANAGEMENT),
            "TECHNICAL_ASSISTANCE", new Passed(DAY, TECHNICAL_ASSISTANCE),
            "GRANTED", new Granted(DAY, "carlos"),
            "USE_VERIFIED", new UseVerified(DAY));

    @ParameterizedTest
    @CsvSource({
        "DIAGNOSED,FINANCIAL_LITERACY,8,FINANCIAL_LITERACY",
        "DIAGNOSED,FINANCIAL_LITERACY,7,ATTENDANCE_BELOW_MINIMUM",
        "DIAGNOSED,BUSINESS_MANAGEMENT,10,PHASE_OUT_OF_ORDER",
        "DIAGNOSED,TECHNICAL_ASSISTANCE,10,PHASE_OUT_OF_ORDER",
        "FINANCIAL_LITERACY,FINANCIAL_LITERACY,10,=",
        "FINANCIAL_LITERACY,BUSINESS_MANAGEMENT,8,BUSINESS_MANAGEMENT",
        "FINANCIAL_LITERACY,TECHNICAL_ASSISTANCE,10,PHASE_OUT_OF_ORDER",
        "BUSINESS_MANAGEMENT,TECHNICAL_ASSISTANCE,8,TECHNICAL_ASSISTANCE",
        "BUSINESS_MANAGEMENT,FINANCIAL_LITERACY,0,=",
        "TECHNICAL_ASSISTANCE,TECHNICAL_ASSISTANCE,0,=",
        "GRANTED,BUSINESS_MANAGEMENT,10,=",
        "DIAGNOSED,EMPLOYABILITY,10,PHASE_OUT_OF_ORDER"
    })
    void aPhaseIsPassedAfterTheOneBeforeWithEightOfTenSessions(
            String state, CourseKind phase, int attended, String expected) {
        assertThat(told(STATES.get(state), new Pass(DAY, phase, attended, 10))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DIAGNOSED,ROUTE_NOT_FINISHED",
        "FINANCIAL_LITERACY,ROUTE_NOT_FINISHED",
        "BUSINESS_MANAGEMENT,ROUTE_NOT_FINISHED",
        "TECHNICAL_ASSISTANCE,GRANTED",
        "GRANTED,ALREADY_GRANTED",
        "USE_VERIFIED,ALREADY_GRANTED"
    })
    void nothingIsHandedOverBeforeTheThirdPhase(String state, String expected) {
        assertThat(told(STATES.get(state), new Grant(DAY, "carlos"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "GRANTED,rosa,true,USE_VERIFIED",
        "GRANTED,rosa,false,EVIDENCE_MISSING",
        "GRANTED,carlos,true,SAME_PERSON",
        "USE_VERIFIED,rosa,true,=",
        "TECHNICAL_ASSISTANCE,rosa,true,NOT_GRANTED",
        "DIAGNOSED,rosa,true,NOT_GRANTED"
    })
    void anotherPersonVerifiesTheUseByPhotoOrNote(String state, String by, boolean evidence, String expected) {
        assertThat(told(STATES.get(state), new VerifyUse(DAY, by, evidence))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,GRANTED", "1,GRANTED", "-1,BEFORE_LAST_STEP"})
    void noStepGoesBackInTime(int days, String expected) {
        assertThat(told(STATES.get("TECHNICAL_ASSISTANCE"), new Grant(DAY.plusDays(days), "carlos")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DIAGNOSED,ENTERPRISE,FINANCIAL_LITERACY,",
        "DIAGNOSED,ENTERPRISE,BUSINESS_MANAGEMENT,PHASE_OUT_OF_ORDER",
        "FINANCIAL_LITERACY,ENTERPRISE,BUSINESS_MANAGEMENT,",
        "USE_VERIFIED,ENTERPRISE,TECHNICAL_ASSISTANCE,",
        "DIAGNOSED,EMPLOYABILITY,EMPLOYABILITY,",
        "DIAGNOSED,EMPLOYABILITY,FINANCIAL_LITERACY,OTHER_TRACK",
        "DIAGNOSED,ENTERPRISE,LABOUR_CERTIFICATION,OTHER_TRACK"
    })
    void nobodyAttendsAheadOfTheRoute(String state, Track track, CourseKind kind, PlanRefusal expected) {
        assertThat(Route.mayAttend(STATES.get(state), track, kind, POLICY)).isEqualTo(Optional.ofNullable(expected));
    }

    @Property
    void whateverHappensNothingIsHandedOverWithoutTheThreePhases(@ForAll("steps") List<RouteStep> steps) {
        RouteState state = new Diagnosed(DAY);
        int phases = 0;
        for (var step : steps) {
            if (Route.take(state, step, POLICY) instanceof Outcome.Moved(var next)) {
                phases += next instanceof Passed ? 1 : 0;
                if (next instanceof Granted || next instanceof UseVerified) {
                    assertThat(phases).isEqualTo(3);
                }
                assertThat(next.since()).isAfterOrEqualTo(state.since());
                assertThat(Route.take(next, step, POLICY)).isNotInstanceOf(Outcome.Moved.class);
                state = next;
            }
        }
    }

    @Provide
    Arbitrary<List<RouteStep>> steps() {
        var day = Arbitraries.integers().between(0, 60).map(DAY::plusDays);
        Arbitrary<RouteStep> pass = day.flatMap(on -> Arbitraries.of(CourseKind.class)
                .flatMap(kind -> Arbitraries.integers().between(6, 10).map(n -> new Pass(on, kind, n, 10))));
        Arbitrary<RouteStep> grant = day.map(on -> new Grant(on, "carlos"));
        Arbitrary<RouteStep> verify = day.map(on -> new VerifyUse(on, "rosa", true));
        return Arbitraries.oneOf(pass, pass, grant, verify).list().ofMaxSize(25);
    }

    @ParameterizedTest
    @CsvSource({"15,100,15,true", "14,100,14,false", "149,1000,14,false", "0,0,,false", "3,20,15,true"})
    void aShareIsMetExactlyAtItsTarget(long numerator, long denominator, Long percent, boolean met) {
        var indicator = Indicator.share("GENERAL", "a", "b", numerator, denominator, 15);
        assertThat(indicator.percent()).isEqualTo(percent);
        assertThat(indicator.met()).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"2070,4140,50,true", "2069,2069,100,false"})
    void theTargetInHouseholdsIsACountAndItsShareIsToldToo(
            long numerator, long denominator, long percent, boolean met) {
        var indicator = Indicator.count("OE1", "a", "b", numerator, denominator, 2_070);
        assertThat(indicator.percent()).isEqualTo(percent);
        assertThat(indicator.met()).isEqualTo(met);
        assertThat(indicator.targetIsCount()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1,2,030101,030102,true,0,false,",
        "1,1,030101,030101,true,0,false,SAME_PERSON_TWICE",
        "1,2,030101,030201,true,0,false,OTHER_PROVINCE",
        "1,2,030101,030101,false,0,false,NOT_CERTIFIED",
        "1,2,030101,030101,true,0,true,ALREADY_MENTORED",
        "1,2,030101,030101,true,2,false,",
        "1,2,030101,030101,true,3,false,MENTOR_FULL"
    })
    void whoHoldsACertificateAccompaniesUpToThreeNewcomersOfItsProvince(
            long mentor,
            long mentee,
            String here,
            String there,
            boolean certified,
            long mentees,
            boolean mentored,
            PlanRefusal expected) {
        assertThat(new Mentoring(new UUID(0, mentor), new UUID(0, mentee), here, there, certified, mentees, mentored)
                        .wrong(POLICY))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01,2026-01-01,2026-01-31",
        "2026-12,2026-12-01,2026-12-31",
        "2028-02,2028-02-01,2028-02-29",
        "2026-T1,2026-01-01,2026-03-31",
        "2026-T4,2026-10-01,2026-12-31",
        "2026-13,,",
        "2026-T0,,",
        "2026-T5,,",
        "26-1,,"
    })
    void aReportIsOfAMonthOrAQuarter(String name, LocalDate first, LocalDate last) {
        assertThat(ReportPeriod.of(name))
                .isEqualTo(Optional.ofNullable(first).map(day -> new ReportPeriod(name, day, last)));
    }

    @ParameterizedTest
    @CsvSource({
        "Flor de María Ñahui Ccopa,F. D. M. Ñ. C.",
        "ana quispe,A. Q.",
        "Ana,",
        "Ana 12345678,",
        "Ana <b>Quispe</b>,"
    })
    void ofANameOnlyTheInitialsAreKept(String name, String expected) {
        assertThat(Initials.of(name)).isEqualTo(Optional.ofNullable(expected));
    }

    private static String told(RouteState state, RouteStep step) {
        return switch (Route.take(state, step, POLICY)) {
            case Outcome.Moved(var next) -> next.stage();
            case Outcome.Unchanged() -> "=";
            case Outcome.Refused(var code) -> code.name();
        };
    }
}
