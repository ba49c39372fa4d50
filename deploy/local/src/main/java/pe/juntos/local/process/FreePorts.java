package pe.juntos.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import pe.juntos.local.place.LocalProblem;

/** Finds out, before a start, that a port belongs to a stranger. */
final class FreePorts {

    private FreePorts() {}

    static void require(Program program) {
        program.ports().forEach(port -> {
            if (!free(port)) {
                throw new LocalProblem(
                        "PORT_IN_USE",
                        "Port " + port + ", needed by " + program.name() + ", is used by another program: stop that"
                                + " program, or move all ports with JUNTOS_PORT_OFFSET, for example"
                                + " JUNTOS_PORT_OFFSET=100 ./juntos up.");
            }
        });
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException ignored) {
            return false;
        }
    }
}
