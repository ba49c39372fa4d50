package pe.juntos.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.bench.TestServer;
import pe.juntos.bench.close.Stage;
import pe.juntos.bench.database.ScratchDatabase;
import pe.juntos.bench.oracle.Oracle;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.Dirt;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/** The floor must decide the same members and write the same orders, or it is no floor. */
class DatabaseFloorTest {
    @TempDir
    Path folder;

    @Test
    void the_floor_does_the_work_of_the_close() throws Exception {
        var period = Bimester.parse("2026-3");
        var population = PopulationGenerator.generate(
                GeneratorRequest.of(500, 2, period, folder).withDirt(Dirt.NONE));
        try (var postgres = TestServer.start();
                var scratch = ScratchDatabase.on(postgres.server(), "floor")) {
            var totals = new Oracle(scratch.connection(), period).expect(folder);
            var parts = new DatabaseFloor(scratch.connection(), period).measure(folder);

            assertThat(parts.get(0).items())
                    .isEqualTo(population.lines().get("salud.csv")
                            + population.lines().get("educacion.csv"));
            long members = totals.rows().stream()
                    .filter(row ->
                            row.subject().equals("members") && !row.what().contains(" "))
                    .mapToLong(row -> row.count())
                    .sum();
            assertThat(parts.get(1).items()).isEqualTo(members);
            long exempted = totals.count("transfers", "ORDERED") - parts.get(2).items();
            assertThat(exempted)
                    .as("only exceptions are left out of it")
                    .isBetween(0L, totals.count("members", "EXEMPT"));
            assertThat(parts).extracting(Stage::seconds).allMatch(seconds -> seconds > 0);
        }
    }
}
