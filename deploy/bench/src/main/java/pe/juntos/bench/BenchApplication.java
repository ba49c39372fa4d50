package pe.juntos.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./juntos bench}. */
@Command(
        name = "bench",
        description = "How fast the platform is, and whether its results are right.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CloseCommand.class,
            EvidenceCommand.class,
            NationalCommand.class,
            ReadCommand.class,
            StoryCommand.class,
            UpCommand.class,
            VerifyCommand.class,
            CommandLine.HelpCommand.class
        })
public final class BenchApplication {
    private BenchApplication() {}

    /** Exit status: 0 done and right, 1 failed, 2 wrong use, 4 the result differs from the expected one. */
    public static void main(String[] words) {
        System.exit(new CommandLine(new BenchApplication())
                .setExecutionExceptionHandler(new Problems())
                .execute(words));
    }
}
