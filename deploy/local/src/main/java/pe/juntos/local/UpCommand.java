package pe.juntos.local;

import java.util.concurrent.Callable;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Starts what is not running, and waits until all is healthy.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--fresh", description = "Forgets all data first.")
    private boolean fresh;

    @Override
    public Integer call() throws InterruptedException {
        var console = new Console(System.out);
        var platform = start(fresh, console);
        var gateway = platform.home().ports().of(App.GATEWAY);
        console.line("The platform is up: http://127.0.0.1:" + gateway + "/api   (./juntos status, ./juntos down)");
        return 0;
    }

    static LocalPlatform start(boolean fresh, Console console) throws InterruptedException {
        var home = Home.fromEnvironment(System.getenv());
        if (fresh) {
            new LocalPlatform(home).down(console);
            home.wipeData();
        }
        var platform = new LocalPlatform(home);
        platform.up(console);
        return platform;
    }
}
