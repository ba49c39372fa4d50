package pe.juntos.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Ports;

/** The first set of ports nobody uses, apart from those of a platform at work here; each of the processes that test looks among its own. */
public final class FreeOffset {
    private static final int OF_EACH = 5_000;

    private FreeOffset() {}

    public static Ports find() {
        var first = 2_000 + (Fork.NUMBER - 1) * OF_EACH;
        return IntStream.iterate(first, offset -> offset < first + OF_EACH, offset -> offset + 137)
                .mapToObj(Ports::new)
                .filter(FreeOffset::allFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean allFree(Ports ports) {
        var apps = Arrays.stream(App.values()).flatMap(app -> Stream.of(ports.of(app), ports.managementOf(app)));
        return Stream.concat(apps, Stream.of(ports.postgres(), ports.kafka(), ports.kafkaController()))
                .allMatch(FreeOffset::free);
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
