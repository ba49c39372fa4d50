package pe.juntos.bench.read;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/** Fills a register and reads households' files from it by code, each another one, at a steady rate. */
public final class ReadBench {
    private static final String DATASET = "bench";

    /** What to bench. */
    public record Order(int households, int perSecond, Duration lasting, Path folder) {}

    private final Home home;
    private final PrintStream out;
    private final LocalPlatform.Progress progress;

    public ReadBench(Home home, PrintStream out, LocalPlatform.Progress progress) {
        this.home = home.using(DATASET);
        this.out = out;
        this.progress = progress;
    }

    public ReadReport run(Order order) throws IOException, SQLException, InterruptedException {
        new LocalPlatform(home).down(progress);
        home.wipeData();
        var platform = new LocalPlatform(home);
        try {
            platform.up(progress);
            fill(order);
            return measure(order);
        } finally {
            platform.down(progress);
            home.wipeData();
        }
    }

    private void fill(Order order) throws IOException, InterruptedException {
        var in = order.folder().resolve("in");
        Home.wipe(in);
        Files.createDirectories(in);
        var period = Bimester.parse("2026-3");
        PopulationGenerator.generate(
                GeneratorRequest.of(order.households(), 1, period, in).withoutInsurance());
        new Closing(home, out)
                .register(
                        CloseOrder.checked(in, period.toString(), order.folder().resolve("out")));
    }

    private ReadReport measure(Order order) throws SQLException {
        var codes = Codes.of(home);
        try (var gateway = new Gateway(home, (what, reason) -> out.println(what + ": " + reason));
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var token = gateway.token(Person.ANA);
            new WarmUp(n -> read(client, token, codes.at(n))).run("files", out);
            out.println("Measuring %,d households, %d reads a second".formatted(codes.size(), order.perSecond()));
            var measured = new OpenLoop();
            measured.run(order.perSecond(), order.lasting(), n -> read(client, token, codes.at(n + codes.size() / 2)));
            return ReadReport.of(order, measured);
        }
    }

    private CompletableFuture<Boolean> read(HttpClient client, String token, String code) {
        var address = "http://127.0.0.1:" + home.ports().of(App.AFFILIATION) + "/affiliation/households/" + code;
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == 200 && answer.body().contains(code));
    }
}
