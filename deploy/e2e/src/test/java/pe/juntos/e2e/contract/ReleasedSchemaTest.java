package pe.juntos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.e2e.DatabaseServer;

/**
 * While a release is rolled out, the programs of the last one work on today's schema. So what they read is still there and as wide,
 * what they leave out may be left out, and what they write breaks no rule that they do not know.
 */
class ReleasedSchemaTest {
    private static final Path ROOT = Path.of("../..");
    private static final String RELEASE = "0.1.0";

    /** What a fault is allowed for, and what comes of it while both releases run. */
    private static final Map<String, String> KNOWN = Map.of(
            "unique index kept_message (digest, code) is gone",
            "the last release keeps no copy of a message of the bank that it refuses: the sender sees the refusal as ever");

    private static final String COLUMNS = """
            select table_name || '.' || column_name as what,
              udt_name || coalesce('(' || coalesce(character_maximum_length, numeric_precision)
                || coalesce(',' || numeric_scale, '') || ')', '') as type,
              is_nullable = 'YES' or column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as may_be_left_out
            from information_schema.columns where table_schema = 'public' and table_name not like 'flyway%'""";

    private static final String UNIQUE = """
            select 'unique index ' || t.relname || ' (' || (select string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' order by n)
              from generate_series(1, i.indnkeyatts) n) || ')' || coalesce(' where ' || pg_get_expr(i.indpred, i.indrelid), '') as what,
              t.relname::text as of
            from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace s on s.oid = t.relnamespace
            where s.nspname = 'public' and i.indisunique""";

    private static final String RULES = """
            select 'rule ' || t.relname || ' ' || pg_get_constraintdef(c.oid) as what, t.relname::text as of
            from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace s on s.oid = t.relnamespace
            where s.nspname = 'public' and c.contype in ('c', 'f', 'x')
              and not exists (select from unnest(c.conkey) k join pg_attribute a on a.attrelid = t.oid and a.attnum = k
                where (t.relname || '.' || a.attname) <> all (string_to_array(?, '|')))""";

    private static final String FUNCTIONS = """
            select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as what
            from pg_proc p join pg_namespace s on s.oid = p.pronamespace where s.nspname = 'public'""";

    @RegisterExtension
    private static final DatabaseServer SERVER = new DatabaseServer();

    @ParameterizedTest
    @ValueSource(strings = {"affiliation", "coresponsibility", "payment", "graduation", "partner"})
    void aReleasedMigrationStaysAsItWas(String service) throws Exception {
        for (var line : Files.readAllLines(released(service))) {
            var parts = line.split(" +", 2);
            var bytes = Files.readAllBytes(ROOT.resolve(parts[1]));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .as(parts[1])
                    .isEqualTo(parts[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"affiliation", "coresponsibility", "payment", "graduation", "partner"})
    void theLastReleaseWorksOnTodaysSchema(String service) throws Exception {
        try (var before = made("before_" + service, releasedFiles(service));
                var today = made("today_" + service, todaysFiles(service))) {
            assertThat(faults(before, today).stream().filter(fault -> !KNOWN.containsKey(fault)))
                    .isEmpty();
        }
    }

    private static List<String> faults(Connection before, Connection today) throws SQLException {
        var faults = new ArrayList<String>();
        var old = columns(before);
        var now = columns(today);
        for (var column : old.entrySet()) {
            var left = now.get(column.getKey());
            if (left == null) {
                faults.add(column.getKey() + " is gone");
            } else if (!left.type().equals(column.getValue().type())) {
                faults.add(column.getKey() + " was " + column.getValue().type() + " and is " + left.type());
            } else if (column.getValue().mayBeLeftOut() && !left.mayBeLeftOut()) {
                faults.add(column.getKey() + " may not be left out any more");
            }
        }
        var tables =
                old.keySet().stream().map(ReleasedSchemaTest::table).distinct().toList();
        now.forEach((name, column) -> {
            if (!old.containsKey(name) && tables.contains(table(name)) && !column.mayBeLeftOut()) {
                faults.add(name + " is new, and the last release does not write it");
            }
        });
        faults.addAll(rules(before, today, tables, old));
        return faults;
    }

    /** What was unique is named by those who write beside it; what they do not know of may not hold them up. */
    private static List<String> rules(Connection before, Connection today, List<String> tables, Map<String, Column> old)
            throws SQLException {
        var faults = new ArrayList<String>();
        var columns = String.join("|", old.keySet());
        var uniqueBefore = named(before, UNIQUE);
        var uniqueToday = named(today, UNIQUE);
        uniqueBefore.keySet().stream()
                .filter(each -> !uniqueToday.containsKey(each))
                .forEach(each -> faults.add(each + " is gone"));
        uniqueToday.forEach((each, table) -> {
            if (!uniqueBefore.containsKey(each) && tables.contains(table) && knownWords(each, old)) {
                faults.add(each + " is new");
            }
        });
        var rulesBefore = named(before, RULES, columns);
        named(today, RULES, columns).forEach((each, table) -> {
            if (!rulesBefore.containsKey(each) && tables.contains(table)) {
                faults.add(each + " is new");
            }
        });
        var functions = named(today, FUNCTIONS);
        named(before, FUNCTIONS).keySet().stream()
                .filter(each -> !functions.containsKey(each))
                .forEach(each -> faults.add(each + " is gone"));
        return faults;
    }

    /** Whether an index is over columns that the last release knows. */
    private static boolean knownWords(String index, Map<String, Column> old) {
        var table = index.split(" ")[2];
        var parts = index.substring(index.indexOf('(') + 1, index.indexOf(')')).split(", ");
        return Stream.of(parts).allMatch(part -> old.containsKey(table + "." + part));
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    private record Column(String type, boolean mayBeLeftOut) {}

    private static Map<String, Column> columns(Connection database) throws SQLException {
        var found = new TreeMap<String, Column>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                found.put(rows.getString(1), new Column(rows.getString(2), rows.getBoolean(3)));
            }
        }
        return found;
    }

    private static Map<String, String> named(Connection database, String query, String... values) throws SQLException {
        var found = new TreeMap<String, String>();
        try (var statement = database.prepareStatement(query)) {
            for (var n = 0; n < values.length; n++) {
                statement.setString(n + 1, values[n]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getMetaData().getColumnCount() > 1 ? rows.getString(2) : "");
                }
            }
        }
        return found;
    }

    private static Connection made(String name, List<Path> migrations) throws IOException, SQLException {
        var database = SERVER.made(name);
        for (var migration : migrations) {
            try (var statement = database.createStatement()) {
                statement.execute(Files.readString(migration, StandardCharsets.UTF_8));
            }
        }
        return database;
    }

    private static Path released(String service) {
        return ROOT.resolve("contracts/released/" + RELEASE + "/" + service + "/migrations.sha256");
    }

    private static List<Path> releasedFiles(String service) throws IOException {
        return inOrder(
                Files.readAllLines(released(service)).stream().map(line -> ROOT.resolve(line.split(" +", 2)[1])));
    }

    private static List<Path> todaysFiles(String service) throws IOException {
        try (var platform = Files.list(ROOT.resolve("platform/src/main/resources/db/platform"));
                var own = Files.list(ROOT.resolve(service + "-service/src/main/resources/db/migration"))) {
            return inOrder(Stream.concat(platform, own));
        }
    }

    /** The platform's first, each by its version. */
    private static List<Path> inOrder(Stream<Path> files) {
        var sorted = new TreeMap<String, Path>();
        files.filter(file -> file.toString().endsWith(".sql")).forEach(file -> {
            var version = file.getFileName().toString().split("__", 2)[0].substring(1);
            sorted.put("%020d".formatted(Long.parseLong(version)), file);
        });
        return List.copyOf(sorted.values());
    }
}
