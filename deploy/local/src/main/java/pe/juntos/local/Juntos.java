package pe.juntos.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.sandbox.population.GeneratorRefusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./juntos}. */
@Command(name = "juntos", description = "The Juntos platform on this machine.", synopsisSubcommandLabel = "COMMAND")
public final class Juntos {

    private static final List<Class<?>> COMMANDS = List.of(
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            CloseCommand.class,
            DemoCommand.class,
            GenerateCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            OperatorCommands.Rebuild.class,
            OperatorCommands.Replay.class,
            DrillCommand.class,
            AuditCommand.class,
            CommandLine.HelpCommand.class);

    private Juntos() {}

    /**
     * Exit status: 0 done, 1 failed, 2 not started because of what was asked, 3 done but files were refused, 4 done but
     * the bank owes answers.
     */
    public static void main(String[] words) {
        System.exit(commandLine(words).execute(words));
    }

    /** Knows the command that is asked for; where there is none of that name, all: to read them by reflection takes longer than to begin. */
    static CommandLine commandLine(String... words) {
        var line = new CommandLine(new Juntos());
        asked(words).forEach(line::addSubcommand);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            var problem = problem(failure);
            if (problem.isEmpty()) {
                throw failure;
            }
            command.getErr().println(problem.get().code() + ": " + problem.get().sentence());
            return problem.get().exitStatus();
        });
        return line;
    }

    /** Help tells of every command. */
    private static List<Class<?>> asked(String... words) {
        if (words.length == 0 || words[0].equals(nameOf(CommandLine.HelpCommand.class))) {
            return COMMANDS;
        }
        var only = COMMANDS.stream()
                .filter(command -> nameOf(command).equals(words[0]))
                .toList();
        return only.isEmpty() ? COMMANDS : only;
    }

    private static String nameOf(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    /** What was asked wrongly, and what fails because of the disk, is no programming error. */
    private static Optional<LocalProblem> problem(Exception failure) {
        return switch (failure) {
            case LocalProblem known -> Optional.of(known);
            case GeneratorRefusal asked -> Optional.of(new LocalProblem("GENERATE_INPUT", asked.sentence(), asked));
            case UncheckedIOException disk ->
                Optional.of(new LocalProblem("DISK", disk.getMessage() + ": " + disk.getCause(), disk));
            case IOException disk -> Optional.of(new LocalProblem("DISK", disk.toString(), disk));
            default -> Optional.empty();
        };
    }
}
