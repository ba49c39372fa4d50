package pe.juntos.local.machines;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Ports;

/** The address of an application before its replicas: each new connection goes to the next of those that say they are ready. */
final class Front implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final App app;
    private final List<Machine> machines;
    private final Relay relay;
    private final Thread looking;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<InetSocketAddress> ready = List.of();

    Front(App app, Ports front, List<Machine> machines) {
        this.app = app;
        this.machines = List.copyOf(machines);
        this.relay = new Relay(new InetSocketAddress(front.address(), front.of(app)), this::inTurn);
        this.looking = Thread.ofVirtual().start(this::look);
    }

    private void look() {
        try {
            for (; ; ) {
                ready = readyNow();
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    private List<InetSocketAddress> readyNow() throws InterruptedException {
        var now = new ArrayList<InetSocketAddress>();
        for (var machine : machines) {
            if (machine.process(app).isPresent() && machine.management(app).ready()) {
                var ports = machine.home().ports();
                now.add(new InetSocketAddress(ports.address(), ports.of(app)));
            }
        }
        return now;
    }

    private List<InetSocketAddress> inTurn() {
        var all = new ArrayList<>(ready);
        if (!all.isEmpty()) {
            Collections.rotate(all, turn.getAndIncrement() % all.size());
        }
        return all;
    }

    @Override
    public void close() {
        looking.interrupt();
        relay.close();
    }
}
