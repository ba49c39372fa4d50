package pe.juntos.local.machines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An address behind which others stand, and the line to them, which can be slow or cut. */
final class Relay implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket door;
    private final Supplier<List<InetSocketAddress>> targets;
    private final Gate gate = new Gate();
    private volatile Duration delay = Duration.ZERO;
    private final Set<Passage> open = ConcurrentHashMap.newKeySet();

    /** @param targets those that may answer at this moment, the one to be asked first in front */
    Relay(InetSocketAddress address, Supplier<List<InetSocketAddress>> targets) {
        this.targets = targets;
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(address, 512);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> passThrough(client));
            } catch (IOException ignored) {
                // Closed, or one that went away before it came.
            }
        }
    }

    private void passThrough(Socket client) {
        gate.pass();
        var server = first(targets.get());
        if (server == null) {
            new Passage(client, client, gate, delay).close();
            return;
        }
        var passage = new Passage(client, server, gate, delay);
        open.add(passage);
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            passage.run();
        } catch (IOException ignored) {
            passage.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(passage);
        }
    }

    private static @Nullable Socket first(List<InetSocketAddress> targets) {
        for (var target : targets) {
            var socket = new Socket();
            try {
                socket.connect(target, CONNECT_MILLIS);
                return socket;
            } catch (IOException ignored) {
                // The next one.
            }
        }
        return null;
    }

    /** From now on every byte is under way for so long, each way; whoever is connected must connect anew. */
    void lengthen(Duration longer) {
        delay = longer;
        end();
    }

    /** From now on nothing passes and nobody is told. */
    void cut() {
        gate.shut();
    }

    /** The servers give up those whom they have not heard since. */
    void forgottenByServers() {
        open.forEach(Passage::endServer);
    }

    void mend() {
        gate.open();
    }

    /** Ends every connection; new ones go to whoever stands behind it now. */
    void end() {
        open.forEach(Passage::close);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException ignored) {
            // It is closed.
        }
        mend();
        end();
    }
}
