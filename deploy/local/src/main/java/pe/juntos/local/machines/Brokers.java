package pe.juntos.local.machines;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import pe.juntos.local.kafka.Kafka;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.Together;

/** A broker on each machine: every event is on three, and told when two have it. */
final class Brokers {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN_MILLIS = 500;
    private static final long ASKED_SECONDS = 10;

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

    /** The number of the one whose controller leads. */
    int leading() throws InterruptedException {
        var leader = new AtomicInteger();
        await("no broker leads", admin -> {
            leader.set(answer(admin.describeMetadataQuorum().quorumInfo()).leaderId());
            return leader.get() > 0;
        });
        return leader.get();
    }

    /** Another leads, and the others have given it up. */
    void awaitWithout(int broker) throws InterruptedException {
        await("the brokers do not part with one that is cut off", admin -> {
            var nodes = answer(admin.describeCluster().nodes());
            return answer(admin.describeMetadataQuorum().quorumInfo()).leaderId() != broker
                    && nodes.stream().noneMatch(node -> node.id() == broker);
        });
    }

    /** Each partition is on all. */
    void awaitCopies() throws InterruptedException {
        await("a broker that was away does not catch up", admin -> {
            var topics =
                    admin.describeTopics(answer(admin.listTopics().names())).allTopicNames();
            return answer(topics).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        });
    }

    private interface Check {
        boolean holds(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <T> T answer(KafkaFuture<T> asked)
            throws InterruptedException, ExecutionException, TimeoutException {
        return asked.get(ASKED_SECONDS, TimeUnit.SECONDS);
    }

    /** Asks with a client of its own each time: one that is connected to a broker apart would go on asking it. */
    private void await(String otherwise, Check check) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(check)) {
            if (System.nanoTime() > end) {
                throw new LocalProblem("BROKERS", otherwise);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean holds(Check check) throws InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of(
                "bootstrap.servers", addresses, "default.api.timeout.ms", 5_000, "request.timeout.ms", 5_000))) {
            return check.holds(admin);
        } catch (ExecutionException | TimeoutException ignored) {
            return false;
        }
    }
}
