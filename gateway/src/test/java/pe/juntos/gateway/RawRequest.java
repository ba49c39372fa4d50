package pe.juntos.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import pe.juntos.platform.test.Await;

/** A request written byte by byte, as no well-behaved client would. */
public final class RawRequest implements AutoCloseable {
    private final Socket socket;

    public RawRequest(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(Math.toIntExact(Await.LONGEST.toMillis()));
    }

    /** @param lines request line and headers; the empty line is added */
    public RawRequest head(String... lines) throws IOException {
        out().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out().flush();
        return this;
    }

    public OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    public InputStream in() throws IOException {
        return socket.getInputStream();
    }

    /** The whole answer, until the other side closes. */
    public String answer() throws IOException {
        return new String(in().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
