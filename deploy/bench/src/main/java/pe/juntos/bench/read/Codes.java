package pe.juntos.bench.read;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import pe.juntos.bench.database.Server;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;

/** The codes of all households of the register, to be asked for in an order that no cache likes. */
record Codes(List<String> all) {
    private static final long STRIDE = 7_919;

    static Codes of(Home home) throws SQLException {
        var codes = new ArrayList<String>();
        try (var connection = Server.ofThePlatform(home.ports().offset()).connect(App.AFFILIATION.title());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select household from household order by household")) {
            while (result.next()) {
                codes.add(result.getString(1));
            }
        }
        return new Codes(codes);
    }

    String at(long number) {
        return all.get((int) (number * STRIDE % all.size()));
    }

    int size() {
        return all.size();
    }
}
