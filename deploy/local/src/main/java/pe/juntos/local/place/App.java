package pe.juntos.local.place;

import java.util.List;
import java.util.stream.Stream;

/** The applications of the platform: the five services, the gateway and the simulated outside world. */
public enum App {
    AFFILIATION("affiliation-service", 8081, 512),
    CORESPONSIBILITY("coresponsibility-service", 8082, 512),
    PAYMENT("payment-service", 8083, 512),
    GRADUATION("graduation-service", 8084, 512),
    PARTNER("partner-service", 8085, 512),
    GATEWAY("gateway", 8080, 256),
    SANDBOX("deploy/sandbox", 8090, 192);

    private final String module;
    private final int port;
    private final int heapMegabytes;

    App(String module, int port, int heapMegabytes) {
        this.module = module;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
    }

    /** Name of the process, of its database and of its path behind the gateway. */
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Folder of the Maven module. */
    public String module() {
        return module;
    }

    public int port() {
        return port;
    }

    public int heapMegabytes() {
        return heapMegabytes;
    }

    /** A service has a database of its own. */
    public boolean isService() {
        return this != GATEWAY && this != SANDBOX;
    }

    public static List<App> services() {
        return Stream.of(values()).filter(App::isService).toList();
    }
}
