package pe.juntos.bench.intake;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import pe.juntos.bench.database.Server;
import pe.juntos.bench.report.Machine;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;

/** Sends invented evidence by the conditionality API as fast as it is taken, waits until all is applied, and looks it up by SQL. */
public final class IntakeBench {
    private static final String DATASET = "bench";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** What to bench. */
    public record Order(long records, int perMessage, int sideBySide) {}

    private final Home home;
    private final PrintStream out;
    private final LocalPlatform.Progress progress;

    public IntakeBench(Home home, PrintStream out, LocalPlatform.Progress progress) {
        this.home = home.using(DATASET);
        this.out = out;
        this.progress = progress;
    }

    public IntakeReport run(Order order) throws IOException, SQLException, InterruptedException {
        new LocalPlatform(home).down(progress);
        home.wipeData();
        var platform = new LocalPlatform(home);
        try {
            platform.up(progress);
            return measure(order);
        } finally {
            platform.down(progress);
            home.wipeData();
        }
    }

    private IntakeReport measure(Order order) throws SQLException, InterruptedException {
        var plan = new IntakePlan(order.records(), order.perMessage());
        try (var connection = Server.ofThePlatform(home.ports().offset()).connect(App.CORESPONSIBILITY.title());
                var gateway = new Gateway(home, (what, reason) -> out.println(what + ": " + reason))) {
            var register = new IntakeRegister(connection);
            register.fill(order.records());
            gateway.post(Person.IRMA, App.CORESPONSIBILITY.title() + "/periods", "{\"period\":\"2026-3\"}");
            await(register, "select count(*) from job where state <> 'FINISHED'");
            out.println("%,d records in %,d messages".formatted(plan.sent(), plan.messages()));
            var token = gateway.token(Person.MINSA);
            var begin = System.nanoTime();
            send(plan, order.sideBySide(), token);
            var acknowledged = seconds(begin);
            await(register, "select count(*) from evidence_message where state <> 'APPLIED'");
            var applied = seconds(begin);
            var check = IntakeCheck.of(register, order.records());
            return new IntakeReport(
                    Machine.here(),
                    order.records(),
                    plan.sent(),
                    plan.messages(),
                    order.perMessage(),
                    order.sideBySide(),
                    acknowledged,
                    applied,
                    register.slowestTenSeconds().orElse(plan.sent() / applied),
                    check,
                    check.holds(plan.conflicts()));
        }
    }

    private void send(IntakePlan plan, int sideBySide, String token) throws InterruptedException {
        var next = new AtomicInteger();
        var acknowledged = new Acknowledged();
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newFixedThreadPool(sideBySide)) {
            var senders = IntStream.range(0, sideBySide)
                    .mapToObj(_ -> threads.submit(() -> {
                        for (var n = next.getAndIncrement(); n < plan.messages(); n = next.getAndIncrement()) {
                            acknowledged.awaitBefore(n - IntakePlan.FAR_BACK);
                            var body = plan.message(n);
                            post(client, token, body);
                            if (n % IntakePlan.TWICE == 0) {
                                post(client, token, body);
                            }
                            acknowledged.add(n);
                        }
                        return true;
                    }))
                    .toList();
            for (var sender : senders) {
                sender.get();
            }
        } catch (ExecutionException e) {
            throw new LocalProblem("BENCH_FAILED", "A message was not taken: " + e.getCause(), e);
        }
    }

    /** Tries again while the service says that it has too much to do. */
    private void post(HttpClient client, String token, String body) throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + home.ports().of(App.CORESPONSIBILITY) + "/conditionality/v1/evidence";
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        while (answer.statusCode() == 503) {
            Thread.sleep(100);
            answer = client.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() != 202) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void await(IntakeRegister register, String left) throws SQLException, InterruptedException {
        var begin = System.nanoTime();
        while (register.number(left) > 0) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new LocalProblem("BENCH_FAILED", "Still waiting: " + left);
            }
            Thread.sleep(100);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
