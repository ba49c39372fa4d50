package pe.juntos.local.service;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.process.Java;
import pe.juntos.local.process.Launch;
import pe.juntos.local.process.Program;

/** One application of the platform, from the jar that production runs. */
final class AppProgram implements Program {

    private final Home home;
    private final App app;
    private final AppJar jar;

    AppProgram(Home home, App app) {
        this.home = home;
        this.app = app;
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
        var words = app.isService()
                ? Java.server(app.heapMegabytes(), jar.archive())
                : Java.smallServer(app.heapMegabytes(), jar.archive());
        words.addAll(List.of("-jar", jar.extracted().toString()));
        return new Launch(words, environment());
    }

    private Map<String, String> environment() {
        var ports = home.ports();
        var env = new HashMap<String, String>();
        env.put("SERVER_ADDRESS", "127.0.0.1");
        env.put("SERVER_PORT", Integer.toString(ports.of(app)));
        env.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        env.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.managementOf(app)));
        env.put("JUNTOS_KAFKA", "127.0.0.1:" + ports.kafka());
        env.put("JUNTOS_ISSUER", "http://127.0.0.1:" + ports.of(App.SANDBOX));
        env.put("JUNTOS_PARTNERS_ISSUER", "http://127.0.0.1:" + ports.of(App.GATEWAY) + "/api/partner/public");
        env.put("JUNTOS_PARTNER_WEBHOOK_INSIDE", "true"); // the sandbox's partners listen on this machine
        if (app == App.SANDBOX) {
            env.put("JUNTOS_SANDBOX_DATA", home.data().resolve("sandbox").toString());
        }
        if (app.isService()) {
            env.put("JUNTOS_DATABASE_URL", "postgresql://127.0.0.1:" + ports.postgres() + "/" + app.title());
            env.put("JUNTOS_DATABASE_USER", app.title());
            env.put("JUNTOS_DATABASE_PASSWORD", "sandbox");
        }
        if (app == App.GATEWAY) {
            env.put(
                    "JUNTOS_GATEWAY_LIMITS_STORE_URL",
                    "postgresql://127.0.0.1:" + ports.postgres() + "/" + app.title());
        }
        App.services()
                .forEach(service ->
                        env.put("JUNTOS_" + service.name() + "_URL", "http://127.0.0.1:" + ports.of(service)));
        return env;
    }

    @Override
    public boolean healthy() throws InterruptedException {
        return Management.of(home, app).ready();
    }
}
