package pe.juntos.local.service;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.process.Java;
import pe.juntos.local.process.Launch;
import pe.juntos.local.process.Listening;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.StartCache;

/** One application of the platform, from the jar that production runs. */
public final class AppProgram implements Program {

    private final Home home;
    private final App app;
    private final Surroundings around;
    private final AppJar jar;

    public AppProgram(Home home, App app) {
        this(home, app, Surroundings.of(home));
    }

    public AppProgram(Home home, App app, Surroundings around) {
        this.home = home;
        this.app = app;
        this.around = around;
        this.jar = new AppJar(home, app);
    }

    App app() {
        return app;
    }

    @Override
    public String name() {
        return app.title();
    }

    @Override
    public String address() {
        return home.ports().address();
    }

    @Override
    public List<Integer> ports() {
        return List.of(home.ports().of(app), home.ports().managementOf(app));
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        jar.extract();
    }

    @Override
    public String content() throws IOException {
        return jar.content();
    }

    @Override
    public Launch launch() {
        var start = words(around.heapMegabytes(app));
        start.addAll(
                List.of("-Dspring.aot.enabled=true", "-jar", jar.extracted().toString()));
        return new Launch(start, environment());
    }

    private List<String> words(int heapMegabytes) {
        return app == App.SANDBOX || around.oneOfSeveral()
                ? Java.smallServer(heapMegabytes, cache())
                : Java.service(heapMegabytes, cache(), home.root());
    }

    private Map<String, String> environment() {
        var ports = home.ports();
        var env = new HashMap<String, String>();
        env.put("SERVER_ADDRESS", ports.address());
        env.put("SERVER_PORT", Integer.toString(ports.of(app)));
        env.put("MANAGEMENT_SERVER_ADDRESS", ports.address());
        env.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.managementOf(app)));
        env.put("JUNTOS_KAFKA", around.brokers());
        env.put("JUNTOS_ISSUER", around.url(App.SANDBOX));
        env.put("JUNTOS_PARTNERS_ISSUER", around.url(App.GATEWAY) + "/api/partner/public");
        env.put("JUNTOS_PARTNER_WEBHOOK_INSIDE", "true"); // the sandbox's partners listen on this machine
        if (app == App.SANDBOX) {
            env.put("JUNTOS_SANDBOX_DATA", home.data().resolve("sandbox").toString());
        }
        if (app.isService()) {
            env.put("JUNTOS_DATABASE_URL", around.database(app));
            env.put("JUNTOS_DATABASE_USER", app.title());
            env.put("JUNTOS_DATABASE_PASSWORD", "sandbox");
        }
        if (app == App.GATEWAY) {
            env.put("JUNTOS_GATEWAY_LIMITS_STORE_URL", around.database(app));
        }
        App.services().forEach(service -> env.put("JUNTOS_" + service.name() + "_URL", around.url(service)));
        return env;
    }

    @Override
    public boolean learning() {
        return cache().toBeWritten();
    }

    private StartCache cache() {
        return new StartCache(jar.cache(), home.learning() && !around.oneOfSeveral());
    }

    @Override
    public boolean healthy() throws InterruptedException {
        return Listening.on(address(), home.ports().managementOf(app))
                && Management.of(home, app).ready();
    }
}
