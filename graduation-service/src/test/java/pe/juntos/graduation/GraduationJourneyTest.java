package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.AUDITOR;
import static pe.juntos.graduation.GraduationScenario.G1;
import static pe.juntos.graduation.GraduationScenario.TOPIC;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-2 to GRA-5 from events and files to decisions, on real servers. */
@ServiceTest
class GraduationJourneyTest {

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    GraduationScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new GraduationScenario(web, events, database);
    }

    @Test
    void fromTheRegisterToGraduation() {
        juntos.household(1, "A", "050401");
        juntos.household(2, "B", "050401");
        juntos.household(3, "C", "080101");
        juntos.send("recertificacion", "hogar_id,fecha,resultado\nA,2026-06-01,POBRE\nB,2026-06-01,NO_POBRE\n");
        juntos.send("g1", G1 + "A,2026-06-02,39,SECUNDARIA,7,1.99,5,,,,\nC,2026-06-02,,PRIMARIA,1,1,1,,,S,N\n");
        juntos.review("2026-3");
        assertThat(juntos.told(1)).containsExactly("recertified", "classified", "bonus-assigned");
        assertThat(juntos.told(2)).containsExactly("recertified");
        assertThat(juntos.told(3)).containsExactly("recertification-due", "review-needed");

        juntos.referral(1, 1, "enrolled", "2026-07-20", null);
        Await.until(() -> assertThat(database.number("select count(*) from standing where articulated_on is not null"))
                .isOne());
        assertThat(database.number("select count(*) from standing where graduated_on is not null"))
                .isZero();
        juntos.referral(1, 2, "completed", "2026-07-20", "2027-01-10");
        juntos.referral(1, 2, "completed", "2026-07-20", "2027-01-10");
        Await.until(() -> assertThat(juntos.told(1))
                .containsExactly(
                        "recertified",
                        "classified",
                        "bonus-assigned",
                        "bonus-delivered",
                        "transfer-stopped",
                        "graduated"));
        long told = database.number("select count(*) from decision");
        juntos.review("2026-3");
        assertThat(database.number("select count(*) from decision")).isEqualTo(told);
        events.received(TOPIC).forEach(event -> ContractCheck.validate("decision", event.json()));

        juntos.review("2026-4");
        assertThat(juntos.told(2)).as("its notice ended").containsExactly("recertified", "graduated");
        eachSeesTheOwnTerritory();
        affiliatedAnewItIsReviewedAnew();
    }

    /** What was said in the former stay no longer counts. */
    private void affiliatedAnewItIsReviewedAnew() {
        juntos.affiliatedAgain(2, "B", "050401", "2027-01-01");
        juntos.review("2030-6");
        assertThat(juntos.told(2)).containsExactly("recertified", "graduated");
        juntos.review("2031-1");
        assertThat(juntos.told(2)).containsExactly("recertified", "graduated", "recertification-due");
    }

    private void eachSeesTheOwnTerritory() {
        String abroad = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("08"));
        web.get()
                .uri("/graduation/households/" + code(1))
                .header("Authorization", abroad)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(JsonPath.<Integer>read(juntos.get("/graduation/summary", abroad), "$.graduated"))
                .isZero();
        assertThat(JsonPath.<List<String>>read(juntos.get("/graduation/due", abroad), "$.items[*].household"))
                .containsExactly(code(3));
        String summary = juntos.get("/graduation/summary", AUDITOR);
        assertThat(JsonPath.<Integer>read(summary, "$.graduated")).isEqualTo(2);
        assertThat(JsonPath.<Integer>read(summary, "$.overdue")).isOne();
        assertThat(JsonPath.<Integer>read(summary, "$.stays.GRADUAL")).isOne();
        assertThat(JsonPath.<List<String>>read(summary, "$.policies"))
                .containsExactly("exit-2011-v3-v4", "recertification-2011", "stop-2005", "typology-2011");
        assertThat(JsonPath.<Integer>read(
                        juntos.get("/graduation/households/" + code(1), AUDITOR), "$.decisions.length()"))
                .isEqualTo(6);
        assertThat(database.number("select count(*) from file_access where subject = 'ana'"))
                .isOne();
        for (String role : List.of("PARTNER", "INSTITUTION", "ESTABLISHMENT_HEAD")) {
            web.get()
                    .uri("/graduation/households/" + code(1))
                    .header("Authorization", TestTokens.bearer("x", role))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }
}
