package pe.juntos.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.close.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Exit status 3 when the close ended but a file was refused as a whole, 4 when it ended but the bank has not answered
 * for every transfer.
 */
@Command(name = "close", description = "Closes one bimester on the files of a folder.")
final class CloseCommand implements Callable<Integer> {

    private static final int FILES_REFUSED = 3;
    private static final int UNANSWERED = 4;

    @Option(names = "--fresh", description = "Forgets all data first.")
    private boolean fresh;

    @Option(names = "--in", required = true, description = "Folder with the institutions' files.")
    private Path in = Path.of("");

    @Option(names = "--period", required = true, description = "Year and bimester, such as 2026-3.")
    private String period = "";

    @Option(names = "--out", required = true, description = "Folder for the results.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var order = CloseOrder.checked(Caller.path(in), period, Caller.path(out));
        var console = new Console(System.out);
        var platform = UpCommand.start(fresh, console);
        var summary = new Closing(platform.home(), System.out).run(order);
        console.line("Results in " + order.out());
        return status(summary);
    }

    private static int status(Summary summary) {
        if (summary.refusedFiles() > 0) {
            return FILES_REFUSED;
        }
        return summary.warned("TRANSFERS_UNANSWERED") ? UNANSWERED : 0;
    }
}
