package pe.juntos.platform.test;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy that a test can cut: open connections break and new ones are closed at once, until it is restored. */
public final class CuttableProxy implements AutoCloseable {
    private final String host;
    private final int port;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private CuttableProxy(String host, int port, ServerSocket listening) {
        this.host = host;
        this.port = port;
        this.listening = listening;
    }

    /** A proxy on a free local port that leads to the given server. */
    public static CuttableProxy to(String host, int port) {
        try {
            var proxy = new CuttableProxy(host, port, new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("cuttable-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Breaks every connection and lets none through. */
    public void cut() {
        cut = true;
        open.forEach(CuttableProxy::drop);
        open.clear();
    }

    /** Breaks every open connection; new ones go through. */
    public void interrupt() {
        cut();
        restore();
    }

    public void restore() {
        cut = false;
    }

    @Override
    public void close() {
        drop(listening);
        cut();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException e) {
                // The client went away, or the proxy was closed: nothing to lead on.
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try {
            if (cut) throw new IOException("cut");
            var server = new Socket(host, port);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            if (cut) throw new IOException("cut");
            pump(client, server);
            pump(server, client);
        } catch (IOException e) {
            drop(client);
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // One side broke: both are dropped below.
            } finally {
                drop(from);
                drop(to);
                open.remove(from);
                open.remove(to);
            }
        });
    }

    private static void drop(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
