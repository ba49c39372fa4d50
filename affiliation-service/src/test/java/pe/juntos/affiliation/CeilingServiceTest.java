package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** A ceiling, then a move between households, in one register. */
@ServiceTest
class CeilingServiceTest {

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    @Test
    void the_extreme_poor_come_first_and_who_moves_is_told_to_both_households() {
        var register = new RegisterClient(http);
        register.send(
                "hogares",
                "A,050101,Alto,POBRE,2023-01-01,,,,",
                "B,050101,Alto,POBRE_EXTREMO,2023-01-02,,,,",
                "C,050101,Alto,POBRE,2023-01-03,,,,");
        register.send("personas", family("A"), family("B"), family("C"), child("A"), child("B"), child("C"));
        register.send("asamblea", assembly("A"), assembly("B"), assembly("C"));
        register.send("convenios", agreement("A"), agreement("B"), agreement("C"));
        register.send("adscripciones", attachment("A"), attachment("B"), attachment("C"));

        register.assess("{\"asOf\":\"2026-06-30\",\"ceiling\":2}");
        assertThat(states()).containsExactly("A:AFFILIATED", "B:AFFILIATED", "C:VALIDATED");
        register.assess("{\"asOf\":\"2026-06-30\",\"ceiling\":2}");
        assertThat(states()).containsExactly("A:AFFILIATED", "B:AFFILIATED", "C:VALIDATED");
        register.assess("{\"asOf\":\"2026-06-30\"}");
        assertThat(states()).containsExactly("A:AFFILIATED", "B:AFFILIATED", "C:AFFILIATED");

        register.send("personas", child("A").replaceFirst("A,", "B,"));
        register.assess("{\"asOf\":\"2026-06-30\"}");
        Await.until(() -> assertThat(told("A")).containsExactly("registered", "left"));
        Await.until(() -> assertThat(told("B")).containsExactly("registered", "registered"));
        assertThat(database.number("select version from member_told t join member m using (member)"
                        + " where m.external_id = 'A2'"))
                .isEqualTo(3);
    }

    private static String family(String household) {
        return "%1$s,%1$s1,,Quispe,Huamán,Ana,F,1990-05-05,JEFE,,PRIMARIA,S"
                .formatted(household)
                .replace(household + "1,,", household + "1,1000000" + (household.charAt(0) - 'A') + ",");
    }

    private static String child(String household) {
        return "%1$s,%1$s2,,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N".formatted(household);
    }

    private static String assembly(String household) {
        return "X1,050101,Alto,2024-02-01,40,%s,VALIDADO,".formatted(household);
    }

    private static String agreement(String household) {
        return household + ",2024-03-01,VENTANILLA,,P1";
    }

    private static String attachment(String household) {
        return household + "2,E-0123456,2024-04-10";
    }

    private List<String> states() {
        return database.texts("select h.external_id || ':' || s.state from standing s join household h"
                + " using (household) order by 1");
    }

    private List<String> told(String household) {
        String code = database.texts("select household from household where external_id = '" + household + "'")
                .getFirst();
        return probe.received("juntos.affiliation.member.v1", code).stream()
                .map(e -> e.type().replaceAll(".*member\\.|\\.v1", ""))
                .toList();
    }
}
