package pe.juntos.e2e;

import java.nio.file.Path;

/** One of the processes that the build runs tests in at the same time. */
final class Fork {
    static final int NUMBER = Integer.getInteger("juntos.fork", 1);

    private Fork() {}

    /** A folder of this process alone. */
    static Path folder(String name) {
        return Path.of("target", name + "-" + NUMBER).toAbsolutePath();
    }
}
