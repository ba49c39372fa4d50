package pe.juntos.local;

import java.util.concurrent.Callable;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything; the data stays.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        var console = new Console(System.out);
        new LocalPlatform(Home.fromEnvironment(System.getenv())).down(console);
        console.line("The platform is stopped.");
        return 0;
    }
}
