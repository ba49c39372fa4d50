package pe.juntos.local.machines;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import pe.juntos.local.kafka.Kafka;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.Together;

/** A broker on each machine: every event is on three, and told when two have it. */
final class Brokers {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN_MILLIS = 500;
    private static final long ASKED_SECONDS = 20;

    private final String addresses;
    private final Map<Machine, Program> programs = new LinkedHashMap<>();

    Brokers(Addresses addresses, Iterable<Machine> machines) {
        this.addresses = addresses.brokers();
        for (var machine : machines) {
            programs.put(machine, new Kafka(machine.home(), addresses.broker(machine.number())));
        }
    }

    private Program of(Machine machine) {
        return Objects.requireNonNull(programs.get(machine));
    }

    void start() throws InterruptedException {
        Together.each(programs.keySet(), machine -> machine.ensure(of(machine)));
    }

    void kill() throws InterruptedException {
        Together.each(programs.keySet(), machine -> machine.kill(of(machine)));
    }

    /** One after the other stops in good order and starts; the next one when each partition is on all again. */
    void roll() throws InterruptedException {
        for (var machine : programs.keySet()) {
            machine.stop(of(machine));
            machine.ensure(of(machine));
            awaitCopies();
        }
    }

    private void awaitCopies() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", addresses))) {
            while (!copied(admin)) {
                if (System.nanoTime() > end) {
                    throw new LocalProblem("BROKERS", "a broker that was started again does not catch up");
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }

    private static boolean copied(Admin admin) throws InterruptedException {
        try {
            var names = admin.listTopics().names().get(ASKED_SECONDS, TimeUnit.SECONDS);
            return admin.describeTopics(names).allTopicNames().get(ASKED_SECONDS, TimeUnit.SECONDS).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException | TimeoutException ignored) {
            return false;
        }
    }
}
