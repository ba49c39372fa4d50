package pe.juntos.coresponsibility.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractIntegerAssert;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** POL-1, POL-2: a version published between two periods decides the later one and never the earlier one. */
@ProgrammeTest
class Pol1Test {
    private static final Map<String, Object> STRICTER = Map.of(
            "minimumAttendancePercent", 90,
            "firstSchoolMonth", 3,
            "lastSchoolMonth", 12,
            "lateEvidencePeriods", 6,
            "notMetReviewAfter", 3,
            "notVerifiableVisitAfter", 3);

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void the_rules_of_a_period_stand_from_its_opening_on() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("A1", "A", "2015-01-01", Programme.SCHOOL);
        programme.open("2026-3");
        propose("verification", version("strict-same-day", "2026-05-01", STRICTER))
                .isEqualTo(201);
        publish("verification", "strict-same-day").isEqualTo(409);
        propose("verification", version("strict-2026", "2026-05-02", STRICTER)).isEqualTo(201);
        publish("verification", "strict-2026").isEqualTo(200);
        programme.education(Programme.month("a1", "A1", 20, 17, 0));
        programme.close("2026-3");
        assertThat(programme.verdict("A")).isEqualTo("[MET true ATTENDANCE_SUFFICIENT v1]");
    }

    @Test
    @Order(2)
    void the_next_period_is_decided_with_the_new_version() {
        programme.open("2026-4");
        programme.education("a2,2026-4," + Programme.SCHOOL + ",A1,2026-08,20,17,0,D1,2026-09-01,");
        programme.close("2026-4");
        assertThat(database.texts("select period || ' ' || outcome || ' ' || policy from household_verdict order by 1"))
                .containsExactly(
                        "2026-3 MET membership-2020+verification-2005", "2026-4 NOT_MET membership-2020+strict-2026");
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({
        "minimumAttendancePercent,-1",
        "minimumAttendancePercent,101",
        "minimumAttendancePercent,85.5",
        "firstSchoolMonth,0",
        "lastSchoolMonth,13",
        "firstSchoolMonth,13",
        "lateEvidencePeriods,-1",
        "notMetReviewAfter,0",
        "notVerifiableVisitAfter,0"
    })
    void a_number_out_of_its_limits_is_no_version(String parameter, String value) {
        var parameters = new HashMap<>(STRICTER);
        parameters.put(parameter, new java.math.BigDecimal(value));
        propose("verification", version("wrong", "2027-01-01", parameters)).isEqualTo(422);
    }

    private static Map<String, Object> version(String id, String from, Map<String, Object> parameters) {
        return Map.of(
                "id",
                id,
                "effectiveFrom",
                from,
                "legalBasis",
                "norma inventada",
                "source",
                "prueba",
                "status",
                "ASSUMED",
                "parameters",
                parameters);
    }

    private AbstractIntegerAssert<?> propose(String book, Map<String, Object> version) {
        return status("/coresponsibility/policies/" + book, "irma", "INFORMATION_MANAGER", version);
    }

    private AbstractIntegerAssert<?> publish(String book, String id) {
        return status("/coresponsibility/policies/" + book + "/" + id + "/publish", "cesar", "CERTIFIER", Map.of());
    }

    private AbstractIntegerAssert<?> status(String uri, String subject, String role, Map<String, Object> body) {
        var status = web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(subject, role))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .returnResult(String.class)
                .getStatus();
        return assertThat(status.value());
    }
}
