package pe.juntos.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pe.juntos.local.audit.Heads;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Refused;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What may be done with the audit trail. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The trail of who read a person's file and who did what.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AuditCommand.Verify.class)
final class AuditCommand {

    /** Exit status 0 when every chain is whole, 4 when one is not. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Walks along every service's chain, and holds its end against the one that the last check saw.")
    static final class Verify implements Callable<Integer> {
        private static final int BROKEN = 4;
        private static final String ROW = "%-17s %-8s %10s  %s";

        @Option(
                names = "--heads",
                description =
                        "File with what the last check saw, best kept on another machine (default: beside the data).")
        private @Nullable Path kept;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var home = Home.fromEnvironment(System.getenv());
            var heads = Heads.in(Objects.requireNonNullElse(kept, home.data().resolve("audit-heads.json")));
            var whole = true;
            try (var gateway = new Gateway(home, (what, reason) -> System.out.println(what + ": " + reason))) {
                System.out.println(ROW.formatted("SERVICE", "CHAIN", "ENTRIES", "HEAD"));
                for (var service : App.services()) {
                    whole &= verify(service.title(), gateway, heads);
                }
            } catch (Refused e) {
                throw new LocalProblem(e.reply().code(), "The trail cannot be read: " + e.getMessage(), e);
            }
            heads.keep();
            return whole ? 0 : BROKEN;
        }

        private boolean verify(String service, Gateway gateway, Heads heads) throws InterruptedException {
            var before = heads.of(service);
            var found = gateway.get(
                            Person.ANA,
                            service + "/audit/check?position=" + before.position() + "&hash=" + before.hash())
                    .json();
            var whole = found.path("whole").asBoolean();
            var head = found.path("head");
            System.out.println(ROW.formatted(
                    service,
                    whole ? "whole" : "BROKEN",
                    found.path("entries").asLong(),
                    head.path("position").asLong() + " " + head.path("hash").asString("")));
            found.path("faults").forEach(Verify::fault);
            if (found.path("forgotten").asLong() > 0) {
                System.out.println("  " + found.path("forgotten").asLong() + " entries are not in the chain");
            }
            if (whole) {
                heads.seen(
                        service,
                        head.path("position").asLong(),
                        head.path("hash").asString(""));
            }
            return whole;
        }

        private static void fault(JsonNode fault) {
            System.out.println("  at " + fault.path("position").asLong() + ": "
                    + fault.path("fault").asString(""));
        }
    }
}
