package pe.juntos.local.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.process.Tool;

/**
 * PostgreSQL refuses to run as root. For root its commands run in a user namespace of their own, where root is
 * nobody in particular yet still owns its files; where the system forbids that, as the user {@code nobody}, who is
 * then given the data folder.
 */
record Unprivileged(List<String> prefix, boolean handsOver) {

    private static final String NOBODY = "65534";

    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    static Unprivileged here() throws InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), false);
        }
        var namespace = List.of("unshare", "-U");
        if (Tool.works(with(namespace, "true"))) {
            return new Unprivileged(namespace, false);
        }
        var other = List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
        if (Tool.works(with(other, "true"))) {
            return new Unprivileged(other, true);
        }
        throw new LocalProblem(
                "POSTGRES_AS_ROOT",
                "PostgreSQL does not run as root, and neither unshare nor setpriv (package util-linux) works here:"
                        + " start ./juntos as another user.");
    }

    List<String> command(String... words) {
        return with(prefix, words);
    }

    /** Gives the folder to the user who will run the server, when that is not this one. */
    void own(Path folder) throws IOException, InterruptedException {
        if (handsOver) {
            Tool.run("chown", folder, List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
        }
    }

    private static List<String> with(List<String> prefix, String... words) {
        var all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return all;
    }
}
