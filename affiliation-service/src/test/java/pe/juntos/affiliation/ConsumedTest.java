package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** What coresponsibility and graduation publish, by their own samples, moves affiliated households (VER-4, AFF-6). */
@ServiceTest
class ConsumedTest {
    private static final Consumed VERDICT = new Consumed("coresponsibility", "verdict");
    private static final Consumed DECISION = new Consumed("graduation", "decision");
    private static final List<String> OTHER_DECISIONS = List.of(
            "recertification-due",
            "recertified",
            "classified",
            "review-needed",
            "bonus-assigned",
            "bonus-delivered",
            "transfer-stopped");

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    @BeforeEach
    void affiliatedHouseholds() {
        if (database.number("select count(*) from standing") > 0) {
            return;
        }
        var register = new RegisterClient(http);
        register.send("hogares", household("A"), household("B"), household("C"));
        register.send(
                "personas",
                "A,A1,10000001,Quispe,Huamán,Rosa,F,1990-05-05,CONYUGE,,PRIMARIA,S",
                "A,A2,10000002,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N",
                "B,B1,10000003,Quispe,Huamán,Ana,F,1990-05-05,CONYUGE,,PRIMARIA,S",
                "B,B2,10000004,Quispe,Huamán,Sol,F,2018-09-02,HIJO,,PRIMARIA,N",
                "C,C1,10000005,Quispe,Huamán,Eva,F,1990-05-05,CONYUGE,,PRIMARIA,S",
                "C,C2,10000006,Quispe,Huamán,Luz,F,2018-09-02,HIJO,,PRIMARIA,N");
        register.send("asamblea", assembly("A"), assembly("B"), assembly("C"));
        register.send(
                "convenios", "A,2024-03-01,CUENTA,0401,", "B,2024-03-01,CUENTA,0402,", "C,2024-03-01,CUENTA,0403,");
        register.send("adscripciones", "A2,E-0123456,2024-04-10", "B2,E-0123456,2024-04-10", "C2,E-0123456,2024-04-10");
        register.assess(LocalDate.of(2026, 6, 30));
    }

    @Test
    void a_verdict_suspends_and_its_correction_brings_back() {
        stands("A", "AFFILIATED", "{}");
        verdict("A", "issued", 1);
        stands("A", "SUSPENDED", "{NOT_MET}");
        verdict("A", "corrected", 2);
        stands("A", "AFFILIATED", "{}");
        nothingIsPutAside();
    }

    @Test
    void graduation_ends_it_and_its_other_decisions_do_not() {
        OTHER_DECISIONS.forEach(event -> decision("B", event, false));
        verdict("B", "issued", 1);
        stands("B", "SUSPENDED", "{NOT_MET}");
        decision("B", "graduated", false);
        stands("B", "EXITED", "{GRADUATED}");
        assertThat(database.texts("select exited_on::text from standing where household = '" + code("B") + "'"))
                .containsExactly("2026-08-01");
        nothingIsPutAside();
    }

    @Test
    void who_left_as_no_longer_poor_exits_for_that_reason() {
        decision("C", "graduated", true);
        stands("C", "EXITED", "{NOT_POOR}");
    }

    private void verdict(String household, String event, long version) {
        VERDICT.tell(probe, event, code(household), version, Map.of("household", code(household)));
    }

    private void decision(String household, String event, boolean exitTrack) {
        DECISION.tell(probe, event, code(household), 1, Map.of("household", code(household), "exitTrack", exitTrack));
    }

    private void stands(String household, String state, String reasons) {
        Await.until(() -> assertThat(database.texts(
                        "select state || reasons::text from standing where household = '" + code(household) + "'"))
                .containsExactly(state + reasons));
    }

    private void nothingIsPutAside() {
        assertThat(database.number("select count(*) from dead_letter")).isZero();
    }

    private String code(String externalId) {
        return database.texts("select household from household where external_id = '" + externalId + "'")
                .getFirst();
    }

    private static String household(String id) {
        return id + ",050101,Alto,POBRE,2023-01-01,2027-12-31,,,";
    }

    private static String assembly(String id) {
        return "X1,050101,Alto,2024-02-01,40," + id + ",VALIDADO,";
    }
}
