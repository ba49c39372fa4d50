package pe.juntos.bench;

import pe.juntos.local.place.LocalProblem;
import picocli.CommandLine;

/** One sentence for what the person at the keyboard can mend, everything for what only a programmer can. */
final class Problems implements CommandLine.IExecutionExceptionHandler {
    static final int WRONG_RESULT = 4;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof LocalProblem problem) {
            command.getErr().println(problem.code() + ": " + problem.sentence());
            return problem.exitStatus();
        }
        throw failure;
    }
}
