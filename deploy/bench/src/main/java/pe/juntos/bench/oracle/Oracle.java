package pe.juntos.bench.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pe.juntos.bench.database.CsvTable;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.InputFile;

/**
 * Recomputes the result of a period's first close from the input files, by the rules of the programme written as SQL, and compares
 * a close's result files with it, record by record. It works in an empty database and leaves its tables there.
 */
public final class Oracle {
    private static final int SAMPLES = 5;

    /** The three result files, and the table of their faults. */
    private enum ResultFile {
        VEREDICTOS("veredictos.csv", "wrong_member", "hogar_id,persona_id,eje,condicion,veredicto,motivos,politica"),
        HOGARES_VEREDICTO("hogares-veredicto.csv", "wrong_household", "hogar_id,veredicto,pagable"),
        ABONOS("abonos.csv", "wrong_transfer", "hogar_id,periodo,componente,monto,estado,motivo");

        private final String file;
        private final String faults;
        private final List<String> header;

        ResultFile(String file, String faults, String header) {
            this.file = file;
            this.faults = faults;
            this.header = List.of(header.split(","));
        }

        CsvTable table() {
            return new CsvTable("got_" + name().toLowerCase(java.util.Locale.ROOT), header);
        }
    }

    private final Connection connection;
    private final Bimester period;

    public Oracle(Connection connection, Bimester period) {
        this.connection = connection;
        this.period = period;
    }

    /** Loads the folder and computes what is expected of it. */
    public Totals expect(Path in) throws SQLException, IOException {
        for (var file : InputFile.values()) {
            inputTable(file).load(connection, in.resolve(file.fileName()));
        }
        try (var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
        Script.of("expected.sql", values(in)).run(connection);
        return totals(in);
    }

    private static CsvTable inputTable(InputFile file) {
        return new CsvTable("in_" + file.name().toLowerCase(java.util.Locale.ROOT), file.header());
    }

    private Map<String, String> values(Path in) {
        return Map.of(
                "period", period.toString(),
                "first", period.firstDay().toString(),
                "last", period.lastDay().toString(),
                "reniec_received", received(in, InputFile.RENIEC),
                "distritos_received", received(in, InputFile.DISTRITOS),
                "visitas_received", received(in, InputFile.VISITAS));
    }

    private static String received(Path in, InputFile file) {
        return Boolean.toString(Files.exists(in.resolve(file.fileName())));
    }

    private Totals totals(Path in) throws SQLException {
        var rows = new ArrayList<Totals.Row>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(
                        Script.of("totals.sql", values(in)).text())) {
            while (result.next()) {
                rows.add(new Totals.Row(
                        result.getString(1), result.getString(2), result.getLong(3), result.getBigDecimal(4)));
            }
        }
        return new Totals(rows);
    }

    /** Compares the results in a folder with what {@link #expect} computed; empty if they agree in every record. */
    public List<Fault> compare(Path out) throws SQLException, IOException {
        for (var file : ResultFile.values()) {
            file.table().load(connection, out.resolve(file.file));
        }
        Script.of("compare.sql", Map.of()).run(connection);
        var faults = new ArrayList<Fault>();
        for (var file : ResultFile.values()) {
            faults.addAll(faults(file));
        }
        return faults;
    }

    private List<Fault> faults(ResultFile file) throws SQLException {
        var faults = new ArrayList<Fault>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("""
                        select fault, count(*), (array_agg(concat(id, ': ', expected, ' / ', found) order by id))[:%d]
                        from %s group by fault order by fault
                        """.formatted(SAMPLES, file.faults))) {
            while (result.next()) {
                var samples = (String[]) result.getArray(3).getArray();
                faults.add(new Fault(file.file, result.getString(1), result.getLong(2), List.of(samples)));
            }
        }
        return faults;
    }
}
