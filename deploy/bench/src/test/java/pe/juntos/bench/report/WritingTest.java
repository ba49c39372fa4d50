package pe.juntos.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pe.juntos.bench.close.Stage;
import pe.juntos.bench.close.Stages;
import pe.juntos.bench.floor.Floor;
import pe.juntos.bench.oracle.Fault;
import pe.juntos.bench.oracle.Totals;
import pe.juntos.bench.oracle.Verification;
import tools.jackson.databind.json.JsonMapper;

class WritingTest {
    private static final Stage REGISTER = new Stage("register", 50, 0, "");
    private static final Stage EVIDENCE = new Stage("evidence", 6, 60, "lines");

    private static BenchReport report(List<Fault> faults) {
        return new BenchReport(
                new Machine(2, "Some processor", 24_000, "Linux", "Java 25"),
                7,
                "2026-3",
                new Stages.Work(100, 10, 60, 26, 500, 9),
                new Stages(List.of(REGISTER, EVIDENCE), List.of(EVIDENCE)),
                new Verification(
                        new Totals(List.of(new Totals.Row("transfers", "ORDERED", 9, new BigDecimal("1800.00")))),
                        faults),
                Map.of("payment", 431L),
                new Floor(List.of(new Stage("COPY of the evidence", 3, 60, "records"))));
    }

    @Test
    void the_table_tells_rates_memory_totals_and_the_ratio() {
        assertThat(Writing.table(report(List.of())).lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "2 processors (Some processor), 24,000 MB, Linux, Java 25",
                        "evidence 6.0 s 60 lines, 10/s",
                        "register 50.0 s",
                        "Ratio 2.0",
                        "payment 431 MB",
                        "transfers ORDERED 9 S/ 1,800.00",
                        "The result agrees with it in every record.");
    }

    @Test
    void the_table_tells_every_fault() {
        var fault = new Fault("abonos.csv", "missing", 2, List.of("H1: BASE 200.00 / "));

        assertThat(Writing.table(report(List.of(fault))).lines().map(line -> line.replaceAll(" +", " ")))
                .contains("WRONG abonos.csv: missing 2", " H1: BASE 200.00 /")
                .doesNotContain("The result agrees with it in every record.");
    }

    @Test
    void the_json_holds_the_derived_figures_too() {
        var json = JsonMapper.shared().readTree(Writing.json(report(List.of())));

        assertThat(json.path("ratio").asDouble()).isEqualTo(2);
        assertThat(json.at("/stages/properSeconds").asDouble()).isEqualTo(6);
        assertThat(json.at("/stages/proper/0/perSecond").asDouble()).isEqualTo(10);
        assertThat(json.at("/floor/seconds").asDouble()).isEqualTo(3);
        assertThat(json.at("/verification/expected/rows/0/amount").decimalValue())
                .isEqualByComparingTo("1800");
    }
}
