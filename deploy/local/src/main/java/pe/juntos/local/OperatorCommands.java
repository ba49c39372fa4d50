package pe.juntos.local;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Refused;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What an operator asks of one service of the running platform. */
final class OperatorCommands {

    private static final long LOOK_AGAIN_MILLIS = 500;

    private OperatorCommands() {}

    @Command(
            name = "rebuild",
            description = "Makes a projection of a service anew from its topics, and waits for the end.")
    static final class Rebuild implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "SERVICE")
        private String service = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "PROJECTION",
                description = "Such as households; without it all projections of the service are shown.")
        private String projection = "";

        @Override
        public Integer call() throws InterruptedException {
            var path = service(service);
            try (var gateway = gateway()) {
                return projection.isEmpty() ? shown(gateway, path) : rebuilt(gateway, path);
            }
        }

        private int rebuilt(Gateway gateway, String path) throws InterruptedException {
            var done = finished(gateway, path, begun(gateway, path)).json();
            var well = done.path("state").asString().equals("FINISHED");
            System.out.println(projection + ": "
                    + (well
                            ? done.path("itemsDone").asLong() + " events heard again"
                            : done.path("state").asString() + " "
                                    + done.path("failure").asString("")));
            shown(gateway, path);
            return well ? 0 : 1;
        }

        private static int shown(Gateway gateway, String path) throws InterruptedException {
            for (var each : gateway.get(Person.OSCAR, path + "/projections").json()) {
                System.out.printf(
                        "  %-22s %,9d rows, %d of them told by nobody%n",
                        each.path("name").asString(),
                        each.path("rows").asLong(),
                        each.path("doubted").asLong());
            }
            return 0;
        }

        private String begun(Gateway gateway, String path) throws InterruptedException {
            try {
                return gateway.post(Person.OSCAR, path + "/projections/" + projection + "/rebuild", "{}")
                        .json()
                        .path("id")
                        .asString();
            } catch (Refused e) {
                throw new LocalProblem(e.reply().code(), why(e.reply()), e);
            }
        }

        private String why(Reply reply) {
            return switch (reply.code()) {
                case "NOT_FOUND" ->
                    service + " has no projection " + projection + ": ./juntos rebuild " + service
                            + " shows those it has.";
                case "NOT_A_PROJECTION" ->
                    "What " + service + " hears as " + projection
                            + " leads to decisions of its own, and hearing it again would decide again: go back with ./juntos restore.";
                default -> reply.detail();
            };
        }

        private static Reply finished(Gateway gateway, String path, String job) throws InterruptedException {
            for (; ; ) {
                var progress = gateway.get(Person.OSCAR, path + "/jobs/" + job);
                if (!progress.json().path("state").asString().equals("RUNNING")) {
                    return progress;
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }

    @Command(
            name = "replay",
            description = "Tries the dead letters of a service again; what was wrong must be mended before.")
    static final class Replay implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "SERVICE")
        private String service = "";

        @Override
        public Integer call() throws InterruptedException {
            var path = service(service);
            try (var gateway = gateway()) {
                var outcome = gateway.post(Person.OSCAR, path + "/dead-letters/replay", "{}")
                        .json();
                var replayed = outcome.path("replayed").asInt();
                var failed = outcome.path("failed");
                System.out.println(
                        replayed == 0 && failed.isEmpty()
                                ? service + " has no dead letters."
                                : replayed + " applied, " + failed.size() + " still put aside");
                failed.forEachEntry((letter, reason) -> System.out.println("  " + letter + ": " + reason.asString()));
                return failed.isEmpty() ? 0 : 1;
            }
        }
    }

    private static String service(String name) {
        return App.services().stream()
                .map(App::title)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> new LocalProblem(
                        "SERVICE_UNKNOWN",
                        "There is no service " + name + ": "
                                + Arrays.stream(App.values())
                                        .filter(App::isService)
                                        .map(App::title)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static Gateway gateway() throws InterruptedException {
        var platform = new LocalPlatform(Home.fromEnvironment(System.getenv()));
        if (!platform.anyRunning()) {
            throw new LocalProblem("NOT_RUNNING", "Nothing is running: ./juntos up first.");
        }
        return new Gateway(platform.home(), (what, reason) -> System.err.println(what + " waits: " + reason));
    }
}
