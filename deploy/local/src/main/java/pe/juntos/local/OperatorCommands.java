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

        @Parameters(index = "1", paramLabel = "PROJECTION", description = "Such as households; a wrong name shows all.")
        private String projection = "";

        @Override
        public Integer call() throws InterruptedException {
            var path = service(service);
            try (var gateway = gateway()) {
                var job = begun(gateway, path);
                var done = finished(gateway, path, job);
                System.out.println(
                        projection + ": " + done.json().path("itemsDone").asLong() + " events heard again, "
                                + done.json().path("state").asString());
                System.out.println(
                        gateway.get(Person.OSCAR, path + "/projections").body());
                return done.json().path("state").asString().equals("FINISHED") ? 0 : 1;
            }
        }

        private String begun(Gateway gateway, String path) throws InterruptedException {
            try {
                return gateway.post(Person.OSCAR, path + "/projections/" + projection + "/rebuild", "{}")
                        .json()
                        .path("id")
                        .asString();
            } catch (Refused e) {
                if (e.reply().status() == 404) {
                    throw new LocalProblem(
                            "PROJECTION_UNKNOWN",
                            path + " has no projection " + projection + ": "
                                    + gateway.get(Person.OSCAR, path + "/projections")
                                            .body(),
                            e);
                }
                throw new LocalProblem(e.reply().code(), e.reply().detail(), e);
            }
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
                System.out.println(
                        outcome.path("replayed").asInt() + " applied, still put aside: " + outcome.path("failed"));
                return outcome.path("failed").isEmpty() ? 0 : 1;
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
        var home = new LocalPlatform(Home.fromEnvironment(System.getenv())).home();
        return new Gateway(home, (what, reason) -> System.err.println(what + " waits: " + reason));
    }
}
