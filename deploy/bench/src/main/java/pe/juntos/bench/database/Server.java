package pe.juntos.bench.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL server and a role that may create databases. */
public record Server(String host, int port, String user, String password) {
    private static final int SANDBOX_PORT = 15_432;

    /** The platform's own server on this machine, with its sandbox role. */
    public static Server ofThePlatform(int portOffset) {
        return new Server("127.0.0.1", SANDBOX_PORT + portOffset, "postgres", "sandbox");
    }

    public Connection connect(String database) throws SQLException {
        var url = "jdbc:postgresql://" + host + ":" + port + "/" + database + "?connectTimeout=5&ApplicationName=bench";
        return DriverManager.getConnection(url, user, password);
    }
}
