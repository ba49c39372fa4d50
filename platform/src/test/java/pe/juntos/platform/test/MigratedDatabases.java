package pe.juntos.platform.test;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Migrated once for all test classes of this JVM; each gets a copy, which its service finds up to date. */
final class MigratedDatabases {
    private static final Map<String, TestDatabase> MIGRATED = new ConcurrentHashMap<>();

    private MigratedDatabases() {}

    /** @param locations of the service's migrations, comma-separated; null: it has none, and gets an empty database */
    static TestDatabase create(PostgresServer server, String name, @Nullable String locations) {
        return locations == null
                ? server.createDatabase(name)
                : server.createDatabase(
                        name,
                        MIGRATED.computeIfAbsent(locations, all -> migrated(server, all))
                                .name());
    }

    private static TestDatabase migrated(PostgresServer server, String locations) {
        var database = server.createDatabase("m" + UUID.randomUUID().toString().substring(0, 8));
        Flyway.configure()
                .dataSource("jdbc:" + database.url(), database.user(), database.password())
                .locations(locations.split(","))
                .load()
                .migrate();
        return database;
    }
}
