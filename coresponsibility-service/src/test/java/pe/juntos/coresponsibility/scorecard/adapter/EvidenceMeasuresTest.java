package pe.juntos.coresponsibility.scorecard.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.observe.Measures;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;

/** What operators see of evidence: who sent, who did not and still has not, and how long there is. */
@ServiceTest
class EvidenceMeasuresTest {

    @Autowired
    private EvidenceDaysLeft daysLeft;

    @Autowired
    private Measures measures;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @AfterEach
    void asItWas() {
        clock.reset();
    }

    @Test
    void theDaysUntilEvidenceIsDueAreCountedWhileAPeriodIsOpen() {
        assertThat(left()).as("no period is open").isNaN();
        database.execute(
                "insert into period (period, state, opening_job, policy) values ('2026-3', 'OPEN', gen_random_uuid(), 'p')");
        clock.moveTo(LocalDate.of(2026, 6, 30));
        assertThat(left()).isEqualTo(10);
        clock.moveTo(LocalDate.of(2026, 7, 10));
        assertThat(left()).as("the last day").isZero();
        clock.moveTo(LocalDate.of(2026, 7, 11));
        assertThat(left()).isEqualTo(-1);
        database.execute("update period set state = 'CLOSED_FOR_EVIDENCE'");
        assertThat(left()).isNaN();
    }

    @Test
    void anEstablishmentThatSpokeAfterItWasFoundSilentIsHeard() {
        assertThat(measured("programme.establishments.unheard", "kind", "HEALTH"))
                .as("nobody was silent ever")
                .isZero();
        establishment("S-00000001", "HEALTH", "050101");
        establishment("S-00000002", "HEALTH", "050101");
        establishment("E-0000001", "SCHOOL", "150101");
        scorecard("2026-2", "E-0000001", 0, true);
        scorecard("2026-3", "S-00000001", 0, true);
        scorecard("2026-3", "S-00000002", 7, true);
        scorecard("2026-3", "E-0000001", 30, false);
        assertThat(measured("programme.establishments.unheard", "kind", "HEALTH"))
                .isEqualTo(2);

        database.execute("update scorecard set silent = false where establishment = 'S-00000002'");
        assertThat(measured("programme.establishments.unheard", "kind", "HEALTH"))
                .isEqualTo(1);
        assertThat(measured("programme.establishments.unheard", "kind", "SCHOOL"))
                .as("silent in a period before the latest")
                .isZero();

        assertThat(measured("programme.evidence.received", "source", "salud", "district", "050101"))
                .isEqualTo(7);
        assertThat(measured("programme.evidence.received", "source", "educacion", "district", "150101"))
                .isEqualTo(30);
    }

    private double left() {
        daysLeft.look().block(Await.LONGEST);
        return meters.get("programme.evidence.days.left").gauge().value();
    }

    private double measured(String name, String... tags) {
        measures.readAll().block(Await.LONGEST);
        return meters.get(name).tags(tags).gauge().value();
    }

    private void establishment(String code, String kind, String district) {
        database.execute("insert into establishment (establishment, kind, name, district, version) values ('" + code
                + "', '" + kind + "', 'N', '" + district + "', 1)");
    }

    private void scorecard(String period, String establishment, int records, boolean silent) {
        database.execute("insert into scorecard values ('" + period + "', '" + establishment + "', 40, 0, " + records
                + ", 0, 0, 0, 0, " + silent + ", 'p')");
        if (silent) {
            database.execute("insert into silent_establishment values ('" + period + "', '" + establishment
                    + "', 40, '2026-07-10', '2026-07-11', 'p')");
        }
    }
}
