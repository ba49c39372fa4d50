package pe.juntos.local.machines;

import java.io.IOException;
import java.net.Socket;

/**
 * One connection through a relay. While the gate is shut not a byte passes and nobody is told of anything, not even of the other side's
 * end: as when packets are lost.
 *
 * @param client who came
 * @param server to whom
 */
record Passage(Socket client, Socket server, Gate gate) {

    private static final int BYTES = 16 * 1024;

    /** Until both sides are closed. */
    void run() throws InterruptedException {
        var back = Thread.ofVirtual().start(() -> carry(server, client));
        carry(client, server);
        back.join();
    }

    private void carry(Socket from, Socket to) {
        try {
            copy(from, to);
        } catch (IOException ignored) {
            // One side has ended.
        } finally {
            gate.pass();
            close();
        }
    }

    private void copy(Socket from, Socket to) throws IOException {
        var bytes = new byte[BYTES];
        var in = from.getInputStream();
        var out = to.getOutputStream();
        for (var count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            gate.pass();
            out.write(bytes, 0, count);
        }
    }

    /** The server forgets the client, as it does of one that it has not heard for long. */
    void endServer() {
        quietly(server);
    }

    void close() {
        quietly(client);
        quietly(server);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is closed.
        }
    }
}
