package pe.juntos.local.machines;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import pe.juntos.local.place.App;

/** Reads the metrics of every replica again and again: what one did that was killed afterwards counts too, up to the last look. */
final class Shares implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private record Process(Replica replica, long number) {}

    private final List<Machine> machines;
    private final Map<Process, Share> seen = new HashMap<>();
    private final Thread looking;

    Shares(List<Machine> machines) {
        this.machines = List.copyOf(machines);
        this.looking = Thread.ofVirtual().start(this::again);
    }

    private void again() {
        try {
            for (; ; ) {
                look();
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    void look() throws InterruptedException {
        for (var machine : machines) {
            for (var app : Machine.replicated()) {
                look(machine, app);
            }
        }
    }

    private void look(Machine machine, App app) throws InterruptedException {
        var number = machine.process(app);
        if (number.isPresent()) {
            var process = new Process(new Replica(app, machine.number()), number.get());
            machine.management(app).numbers().ifPresent(text -> keep(process, Share.of(text)));
        }
    }

    private synchronized void keep(Process process, Share share) {
        seen.put(process, share);
    }

    /** By replica, whatever number its process had. */
    synchronized SortedMap<Replica, Share> all() {
        var all = new TreeMap<Replica, Share>();
        seen.forEach((process, share) -> all.merge(process.replica(), share, Share::plus));
        return all;
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
