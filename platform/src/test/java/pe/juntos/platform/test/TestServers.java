package pe.juntos.platform.test;

/**
 * The PostgreSQL and the Kafka that the tests of this JVM run on, each started at first use and stopped with the JVM.
 *
 * <p>In this order: the addresses in {@code JUNTOS_TEST_POSTGRES} ({@code postgresql://user:password@host:port}) and
 * {@code JUNTOS_TEST_KAFKA} ({@code host:port}); containers, when a Docker engine answers at once; else the same servers as
 * embedded binaries.
 */
public final class TestServers {
    private TestServers() {}

    /** The one PostgreSQL of this JVM. */
    public static PostgresServer postgres() {
        return Postgres.SERVER;
    }

    /** The bootstrap address, {@code host:port}, of the one Kafka of this JVM. */
    public static String kafka() {
        return Kafka.ADDRESS;
    }

    private static final class Postgres {
        static final PostgresServer SERVER = PostgresChoice.start(System.getenv());
    }

    private static final class Kafka {
        static final String ADDRESS = KafkaChoice.start(System.getenv());
    }
}
