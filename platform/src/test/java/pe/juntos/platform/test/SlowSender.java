package pe.juntos.platform.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Somebody who sends a body byte by byte, as a phone in the hills does, or whoever means to hold a place. */
public final class SlowSender implements AutoCloseable {
    private static final int PAUSE_MILLIS = 50;
    private static final int LONGEST_MILLIS = 30_000;
    private static final int LENGTH = 1_000_000;

    private final Socket connection;

    private SlowSender(Socket connection) {
        this.connection = connection;
    }

    /** The request, and the beginning of its body. */
    public static SlowSender post(int port, String path, String type, String authorization, String beginning)
            throws IOException {
        var connection = new Socket("127.0.0.1", port);
        connection.setTcpNoDelay(true);
        var request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nAuthorization: "
                + authorization + "\r\nContent-Length: " + LENGTH + "\r\n\r\n" + beginning;
        connection.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return new SlowSender(connection);
    }

    /** Sends a byte, waits a moment for an answer, sends another; answers what was answered. */
    public String trickle() throws IOException {
        connection.setSoTimeout(PAUSE_MILLIS);
        for (var waited = 0; waited < LONGEST_MILLIS; waited += PAUSE_MILLIS) {
            connection.getOutputStream().write(' ');
            try {
                var first = connection.getInputStream().read();
                return (char) first + rest(connection.getInputStream());
            } catch (SocketTimeoutException _) {
                // no answer yet
            }
        }
        throw new IOException("no answer in " + LONGEST_MILLIS + " ms");
    }

    private String rest(InputStream in) {
        var read = new StringBuilder();
        try {
            connection.setSoTimeout(20_000);
            for (var next = in.read(); next >= 0 && read.indexOf("}") < 0; next = in.read()) {
                read.append((char) next);
            }
        } catch (IOException _) {
            // closed after the answer, or kept open
        }
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
