package pe.juntos.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import pe.juntos.local.place.LocalProblem;

/** Finds out, before a start, that a port belongs to a stranger. */
final class FreePorts {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private FreePorts() {}

    static void require(Program program) throws InterruptedException {
        for (int port : program.ports()) {
            if (!becomesFree(program.address(), port)) {
                throw new LocalProblem(
                        "PORT_IN_USE",
                        "Port " + port + ", needed by " + program.name() + ", is used by another program: stop that"
                                + " program, or move all ports with JUNTOS_PORT_OFFSET, for example"
                                + " JUNTOS_PORT_OFFSET=100 ./juntos up.");
            }
        }
    }

    /** A killed process may hold its ports for a moment after its end shows. */
    private static boolean becomesFree(String address, int port) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!free(address, port)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }

    private static boolean free(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException ignored) {
            return false;
        }
    }
}
