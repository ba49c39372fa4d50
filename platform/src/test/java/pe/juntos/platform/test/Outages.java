package pe.juntos.platform.test;

/** Takes the broker or the database of one test class away and gives them back. */
public record Outages(CuttableProxy database, KraftBroker broker) implements AutoCloseable {
    static Outages prepare(PostgresServer postgres) {
        var broker = KraftBroker.create();
        broker.start();
        return new Outages(CuttableProxy.to(postgres.host(), postgres.port()), broker);
    }

    @Override
    public void close() {
        database.close();
        broker.close();
    }
}
