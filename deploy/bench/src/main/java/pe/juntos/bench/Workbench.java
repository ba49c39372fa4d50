package pe.juntos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pe.juntos.bench.report.Writing;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;

/** The machine, for one bench alone, and where it puts its report. */
record Workbench(Home home) {
    /** @throws LocalProblem {@code BENCH_NOT_ALONE} while the platform is running */
    static Workbench alone() throws InterruptedException {
        var home = Home.fromEnvironment(System.getenv());
        if (new LocalPlatform(home).anyRunning()) {
            throw new LocalProblem("BENCH_NOT_ALONE", "The platform is running: ./juntos down, then bench again.");
        }
        return new Workbench(home);
    }

    /** For generated files and results. */
    Path folder() {
        return home.folder().resolve("bench-run");
    }

    /** Keeps the report as {@code bench-NAME.json}, and says where. */
    void keep(String name, Object report) throws IOException {
        var file = home.folder().resolve("bench-" + name + ".json");
        Files.writeString(file, Writing.json(report) + "\n");
        System.out.println("JSON in " + file);
    }
}
