package pe.juntos.bench.read;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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

/**
 * Closes a bimester and asks the gateway for households' stories of it, each another one, at a steady rate; then for households'
 * files, by turns directly and through the gateway, so that both meet the same machine.
 */
public final class StoryBench {
    private static final String DATASET = "bench";
    private static final Bimester PERIOD = Bimester.parse("2026-3");
    private static final Duration TURN = Duration.ofSeconds(5);

    private final Home home;
    private final PrintStream out;
    private final LocalPlatform.Progress progress;

    public StoryBench(Home home, PrintStream out, LocalPlatform.Progress progress) {
        this.home = home.using(DATASET);
        this.out = out;
        this.progress = progress;
    }

    /**
     * @param order how many files a second are read, after the stories
     * @param rates of stories a second, one after the other
     */
    public StoryReport run(ReadBench.Order order, List<Integer> rates)
            throws IOException, SQLException, InterruptedException {
        new LocalPlatform(home).down(progress);
        home.wipeData();
        var platform = new LocalPlatform(home);
        try {
            platform.up(progress);
            close(order);
            return measure(order, rates);
        } finally {
            platform.down(progress);
            home.wipeData();
        }
    }

    private void close(ReadBench.Order order) throws IOException, InterruptedException {
        var in = order.folder().resolve("in");
        Home.wipe(in);
        Files.createDirectories(in);
        PopulationGenerator.generate(GeneratorRequest.of(order.households(), 1, PERIOD, in));
        new Closing(home, out)
                .run(CloseOrder.checked(in, PERIOD.toString(), order.folder().resolve("out")));
    }

    /** On a platform that is up and has closed the bimester. */
    public StoryReport measure(ReadBench.Order order, List<Integer> rates) throws SQLException {
        var codes = Codes.of(home);
        try (var gateway = new Gateway(home, (what, reason) -> out.println(what + ": " + reason));
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var asking = new Asking(client, gateway.token(Person.ANA));
            new WarmUp(n -> asking.read(story(codes.at(n)), codes.at(n))).run("stories", out);
            var stories = rates.stream()
                    .map(rate -> stories(rate, order.lasting(), asking, codes))
                    .toList();
            new WarmUp(n -> asking.read(n % 2 == 0 ? file(codes.at(n)) : passed(codes.at(n)), codes.at(n)))
                    .run("files", out);
            var direct = new OpenLoop();
            var through = new OpenLoop();
            for (var begun = 0L; begun < order.lasting().toSeconds(); begun += TURN.toSeconds()) {
                var first = begun * order.perSecond();
                direct.run(order.perSecond(), TURN, n -> asking.read(file(codes.at(first + n)), codes.at(first + n)));
                through.run(
                        order.perSecond(), TURN, n -> asking.read(passed(codes.at(first + n)), codes.at(first + n)));
            }
            return new StoryReport(
                    pe.juntos.bench.report.Machine.here(),
                    order.households(),
                    stories,
                    order.perSecond(),
                    StoryReport.Times.of(direct),
                    StoryReport.Times.of(through));
        }
    }

    private StoryReport.Rate stories(int perSecond, Duration lasting, Asking asking, Codes codes) {
        out.println("Measuring %,d households, %d stories a second".formatted(codes.size(), perSecond));
        var measured = new OpenLoop();
        measured.run(perSecond, lasting, n -> {
            var code = codes.at(n + codes.size() / 2);
            return asking.read(story(code), code);
        });
        var times = StoryReport.Times.of(measured);
        out.println("  p50 %.2f ms, p95 %.2f ms, failed %d of %d"
                .formatted(times.p50(), times.p95(), times.failures(), times.requests()));
        return new StoryReport.Rate(perSecond, times);
    }

    private String story(String code) {
        return "http://127.0.0.1:" + home.ports().of(App.GATEWAY) + "/api/households/" + code + "/story?period="
                + PERIOD;
    }

    private String passed(String code) {
        return "http://127.0.0.1:" + home.ports().of(App.GATEWAY) + "/api/affiliation/households/" + code;
    }

    private String file(String code) {
        return "http://127.0.0.1:" + home.ports().of(App.AFFILIATION) + "/affiliation/households/" + code;
    }

    private record Asking(HttpClient client, String token) {
        /** Good is an answer that is about the household and in which no service is missing. */
        CompletableFuture<Boolean> read(String address, String code) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return client.sendAsync(request, BodyHandlers.ofString())
                    .thenApply(answer -> answer.statusCode() == 200
                            && answer.body().contains(code)
                            && !answer.body().contains("\"unavailable\":true"));
        }
    }
}
