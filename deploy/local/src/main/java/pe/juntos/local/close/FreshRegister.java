package pe.juntos.local.close;

import pe.juntos.local.place.App;
import pe.juntos.local.place.LocalProblem;

/** An empty register needs both lists of SISFOH. */
final class FreshRegister {

    private FreshRegister() {}

    static void check(Work work) throws InterruptedException {
        var members = work.read(App.AFFILIATION, "/summary").path("members").asLong();
        work.summary().register(members == 0);
        if (members > 0) {
            return;
        }
        for (var file : InputFile.values()) {
            if (file.isRegister() && !work.order().folder().has(file)) {
                throw new LocalProblem(
                        "CLOSE_INPUT_REGISTER",
                        "The register is empty and " + work.order().in() + " has no " + file.fileName() + ".");
            }
        }
    }
}
