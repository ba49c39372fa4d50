package pe.juntos.local.machines;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One connection through a relay. While the gate is shut not a byte passes and nobody is told of anything, not even of the other side's
 * end: as when packets are lost.
 *
 * @param client who came
 * @param server to whom
 * @param delay of every byte, each way
 */
record Passage(Socket client, Socket server, Gate gate, Duration delay) {

    private static final int BYTES = 16 * 1024;
    private static final int UNDER_WAY = 1_024;

    private record Parcel(byte[] content, long due) {}

    /** Until both sides are closed. */
    void run() throws InterruptedException {
        var back = Thread.ofVirtual().start(() -> carry(server, client));
        carry(client, server);
        back.join();
    }

    private void carry(Socket from, Socket to) {
        try {
            if (delay.isZero()) {
                atOnce(from, to);
            } else {
                later(from, to);
            }
        } catch (IOException ignored) {
            // One side has ended.
        } finally {
            gate.pass();
            close();
        }
    }

    private void atOnce(Socket from, Socket to) throws IOException {
        var bytes = new byte[BYTES];
        var in = from.getInputStream();
        var out = to.getOutputStream();
        for (var count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            gate.pass();
            out.write(bytes, 0, count);
        }
    }

    /** What is read meanwhile is under way too: a long line, not a narrow one. */
    private void later(Socket from, Socket to) throws IOException {
        var line = new ArrayBlockingQueue<Parcel>(UNDER_WAY);
        var writer = Thread.ofVirtual().start(() -> deliver(line, to));
        try {
            var bytes = new byte[BYTES];
            var in = from.getInputStream();
            var count = 0;
            while (count >= 0 && writer.isAlive()) {
                count = in.read(bytes);
                var parcel = new Parcel(Arrays.copyOf(bytes, Math.max(0, count)), System.nanoTime() + delay.toNanos());
                while (!line.offer(parcel, 1, TimeUnit.SECONDS) && writer.isAlive()) {}
            }
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            writer.interrupt();
        }
    }

    /** Until an empty parcel, which is the end. */
    private void deliver(BlockingQueue<Parcel> line, Socket to) {
        try {
            for (var parcel = line.take(); parcel.content().length > 0; parcel = line.take()) {
                Thread.sleep(Duration.ofNanos(Math.max(0, parcel.due() - System.nanoTime())));
                gate.pass();
                to.getOutputStream().write(parcel.content());
            }
        } catch (IOException | InterruptedException ignored) {
            close();
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
