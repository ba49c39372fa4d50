package pe.juntos.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether anything accepts connections on a port of this machine. */
public final class Listening {

    private static final int MILLIS = 500;

    private Listening() {}

    public static boolean on(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), MILLIS);
            return true;
        } catch (IOException ignored) {
            return false;
        }
    }
}
