package pe.juntos.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** While everything is at work: nobody waits for a backup. */
@Command(name = "backup", description = "Copies all databases of the running platform into a folder.")
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Folder that is not there yet.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var console = new Console(System.out);
        var into = Caller.path(folder);
        new LocalPlatform(Home.fromEnvironment(System.getenv())).backup(into);
        console.line("Backup in " + into + "   (./juntos restore " + into + ")");
        return 0;
    }
}
