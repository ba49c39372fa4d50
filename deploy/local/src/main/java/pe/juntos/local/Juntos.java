package pe.juntos.local;

import pe.juntos.local.place.LocalProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./juntos}. */
@Command(
        name = "juntos",
        description = "The Juntos platform on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            CloseCommand.class,
            DemoCommand.class,
            GenerateCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Juntos {

    private Juntos() {}

    /** Exit status: 0 done, 1 failed, 2 not started because of what was asked, 3 done but files were refused. */
    public static void main(String[] words) {
        System.exit(commandLine().execute(words));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Juntos());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof LocalProblem problem) {
                command.getErr().println(problem.code() + ": " + problem.sentence());
                return problem.exitStatus();
            }
            throw failure;
        });
        return line;
    }
}
