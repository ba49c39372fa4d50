package pe.juntos.bench.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StepClockTest {
    private static final Stages.Work WORK = new Stages.Work(100, 10, 60, 26, 500, 9);

    private final AtomicLong now = new AtomicLong();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final StepClock clock =
            new StepClock(new PrintStream(heard, true, StandardCharsets.UTF_8), () -> now.get() * 1_000_000_000);
    private final PrintStream journal = new PrintStream(clock, true, StandardCharsets.UTF_8);

    private void at(long second, String line) {
        now.set(second);
        journal.println(line);
    }

    private void wholeClose() {
        at(0, "[ 1/17] register: the lists of SISFOH, RENIEC, visits, assemblies, agreements");
        at(3, "[ 1/17]       personas.csv: 26 lines");
        at(10, "[ 2/17] events reach every service");
        at(14, "[ 3/17] evidence of health posts and schools, exceptions");
        at(20, "[ 4/17] verdicts");
        at(22, "[ 5/17] events reach every service");
        at(29, "[ 6/17] bank: statements matched, round reconciled");
        at(30, "[ 7/17] results");
        now.set(31);
    }

    @Test
    void a_step_lasts_until_the_next_and_the_last_until_now() {
        wholeClose();

        assertThat(clock.steps()).extracting(StepClock.Step::seconds).containsExactly(10d, 4d, 6d, 2d, 7d, 1d, 1d);
        assertThat(heard.toString(StandardCharsets.UTF_8))
                .contains("personas.csv")
                .hasLineCount(8);
    }

    @Test
    void only_evidence_to_bank_is_set_against_the_floor() {
        wholeClose();
        var stages = Stages.of(clock.steps(), WORK);

        assertThat(stages.totalSeconds()).isEqualTo(31);
        assertThat(stages.properSeconds()).isEqualTo(16);
        assertThat(stages.proper().getFirst())
                .isEqualTo(new Stage("evidence of health posts and schools, exceptions", 6, 60, "lines"));
        assertThat(stages.proper().getFirst().perSecond()).isEqualTo(10);
    }

    @Test
    void a_close_that_tells_of_no_evidence_is_not_measured() {
        at(0, "[ 1/2] something else");

        assertThatThrownBy(() -> Stages.of(clock.steps(), WORK)).hasMessageContaining("evidence");
    }
}
