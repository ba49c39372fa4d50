package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** VER-6: each regional office consolidates its own part, headquarters certifies the whole. */
@ProgrammeTest
class RegionalConsolidationTest {
    private static final String PERIOD = "/coresponsibility/periods/2026-3";

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void nobody_consolidates_for_a_neighbour_or_for_less_than_a_region() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.household("K", "2025-01-01", 1, "080101", false);
        programme.open("2026-3");
        programme.close("2026-3");
        answers("consolidate", "paula", "REGIONAL_COORDINATOR", List.of("0501"), 409, "NOT_YOUR_REGION");
        answers("consolidate", "paula", "REGIONAL_COORDINATOR", List.of("21"), 409, "NOT_YOUR_REGION");
        answers("consolidate", "rosa", "GESTOR", List.of("05"), 403, "FORBIDDEN");
        assertThat(database.number("select count(*) from period_part")).isZero();
    }

    @Test
    @Order(2)
    void a_part_does_not_consolidate_the_period() {
        done("consolidate", "paula", "REGIONAL_COORDINATOR", List.of("05"));
        done("consolidate", "paula", "REGIONAL_COORDINATOR", List.of("05"));
        assertThat(state()).isEqualTo("CLOSED_FOR_EVIDENCE");
        answers("certify", "cesar", "CERTIFIER", TestTokens.NATIONAL, 409, "PERIOD_NOT_CONSOLIDATED");
        assertThat(parts(TestTokens.NATIONAL)).containsExactly("05 1 paula", "08 1 null");
        assertThat(parts(List.of("08"))).containsExactly("08 1 null");
        programme
                .tryGet(PERIOD + "/consolidation", "otro", "INSTITUTION", TestTokens.NATIONAL)
                .expectStatus()
                .isForbidden();
    }

    @Test
    @Order(3)
    void with_the_last_region_the_period_is_consolidated() {
        done("consolidate", "carlos", "REGIONAL_COORDINATOR", List.of("08"));
        assertThat(state()).isEqualTo("CONSOLIDATED");
        assertThat(parts(TestTokens.NATIONAL)).containsExactly("05 1 paula", "08 1 carlos");
    }

    @Test
    @Order(4)
    void nobody_who_consolidated_any_part_certifies_and_only_headquarters_does() {
        answers("certify", "paula", "CERTIFIER", TestTokens.NATIONAL, 409, "SAME_PERSON");
        answers("certify", "carlos", "CERTIFIER", TestTokens.NATIONAL, 409, "SAME_PERSON");
        answers("certify", "cesar", "CERTIFIER", List.of("05"), 403, "NOT_NATIONAL");
        done("certify", "cesar", "CERTIFIER", TestTokens.NATIONAL);
        assertThat(state()).isEqualTo("CERTIFIED");
    }

    private String state() {
        return programme.get(PERIOD, "irma", "INFORMATION_MANAGER").get("state").toString();
    }

    private List<String> parts(List<String> territory) {
        return programme
                .tryGet(PERIOD + "/consolidation", "ana", "AUDITOR", territory)
                .expectBodyList(Map.class)
                .returnResult()
                .getResponseBody()
                .stream()
                .map(part -> part.get("region") + " " + part.get("households") + " " + part.get("consolidatedBy"))
                .toList();
    }

    private void done(String command, String subject, String role, List<String> territory) {
        programme
                .tryPost(PERIOD + "/" + command, subject, role, territory, Map.of())
                .expectStatus()
                .is2xxSuccessful();
    }

    private void answers(String command, String subject, String role, List<String> territory, int status, String code) {
        programme
                .tryPost(PERIOD + "/" + command, subject, role, territory, Map.of())
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
