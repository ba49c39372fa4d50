package pe.juntos.local.process;

import java.util.List;
import java.util.Map;

/** What to execute: the command line and the variables added to the environment. */
public record Launch(List<String> command, Map<String, String> environment) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
