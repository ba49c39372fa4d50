package pe.juntos.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.Ports;
import pe.juntos.local.postgres.Postgres;
import pe.juntos.local.process.Supervisor;

/** A service's role on a real server sees what its measures and its alerts ask for, and no other service's data. */
class RolesTest {

    private static final String OLDEST = "select coalesce(max(extract(epoch from now() - xact_start)), -1) > 0"
            + " from pg_stat_activity where datname = 'payment' and usename = 'postgres'";

    @TempDir
    private static Path machine;

    @Test
    void aTransactionThatSomebodyElseForgotIsSeenAndAnotherDatabaseIsNot() throws Exception {
        var home = new Home(machine, machine, "data", new Ports(BackupTest.freeOffset()));
        home.create();
        var supervisor = new Supervisor(home);
        var postgres = new Postgres(home, Optional.empty());
        try {
            supervisor.ensure(postgres);
            try (var console = as(home, "postgres", "payment");
                    var payment = as(home, "payment", "payment")) {
                console.setAutoCommit(false);
                console.createStatement().execute("select 1");
                try (var rows = payment.createStatement().executeQuery(OLDEST)) {
                    rows.next();
                    assertThat(rows.getBoolean(1)).isTrue();
                }
            }
            assertThatThrownBy(() -> as(home, "payment", "partner")).hasMessageContaining("permission denied");
        } finally {
            supervisor.stop(postgres);
        }
    }

    private static Connection as(Home home, String role, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/" + database, role, "sandbox");
    }
}
