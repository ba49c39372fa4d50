package pe.juntos.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.e2e.DatabaseServer;
import pe.juntos.local.process.Java;

/** The built programs, started as the images start them: a job migrates and leaves, and a service leaves the tables to the job. */
class MigrationTest {
    @RegisterExtension
    private static final DatabaseServer SERVER = new DatabaseServer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payment | to_regclass('transfer')",
                "partner | to_regprocedure('sandbox.prepare_sandbox(text, date)')"
            })
    void whatTheOwnersJobMakesNoServiceMakes(String service, String last) throws Exception {
        var name = "migrated_" + service;
        try (var database = SERVER.made(name)) {
            contextMade(service, name, "false");
            assertThat(there(database, last)).as("before the job").isFalse();
            contextMade(service, name, "true");
            assertThat(there(database, last)).as("after it").isTrue();
        }
    }

    private static void contextMade(String service, String database, String migrate)
            throws IOException, InterruptedException {
        var module = service + "-service";
        Repository.run(
                Map.of(
                        "JUNTOS_MIGRATE",
                        migrate,
                        "JUNTOS_DATABASE_URL",
                        SERVER.url(database),
                        "JUNTOS_DATABASE_USER",
                        "postgres",
                        "JUNTOS_DATABASE_PASSWORD",
                        "sandbox"),
                List.of(
                        Java.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dspring.aot.enabled=true",
                        "-Dspring.context.exit=onRefresh",
                        "-jar",
                        Repository.ROOT
                                .resolve(module + "/target/" + module + "-0.1.0.jar")
                                .toString()));
    }

    private static boolean there(Connection database, String last) throws SQLException {
        try (var statement = database.createStatement()) {
            var row = statement.executeQuery("select " + last + " is not null");
            return row.next() && row.getBoolean(1);
        }
    }
}
