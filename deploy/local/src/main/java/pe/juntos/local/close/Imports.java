package pe.juntos.local.close;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Refused;
import pe.juntos.local.place.App;
import pe.juntos.local.place.LocalProblem;
import tools.jackson.databind.JsonNode;

/** Sends files and waits until each is applied; keeps the report of the refused lines. */
record Imports(Work work) {

    private static final int RESUMES = 3;

    /** What came of one file. */
    private sealed interface Sent {
        record Applied(InputFile file, JsonNode result) implements Sent {}

        record RefusedWhole(InputFile file, Refused reason) implements Sent {}
    }

    /** Sends those files of a group that the folder has, each after the one that it builds on. */
    void send(InputFile.Group group) throws IOException, InterruptedException {
        for (var file : present(group)) {
            note(sent(file));
        }
    }

    /** Sends files none of which builds on another. */
    void sendSideBySide(InputFile.Group group) throws IOException, InterruptedException {
        for (var sent : SideBySide.all(present(group), this::sent)) {
            note(sent);
        }
    }

    private List<InputFile> present(InputFile.Group group) {
        return InputFile.of(group).stream().filter(work.order().folder()::has).toList();
    }

    private Sent sent(InputFile file) throws IOException, InterruptedException {
        try {
            return new Sent.Applied(file, send(file, work.order().folder().of(file)));
        } catch (Refused e) {
            if (!e.aboutContent()) {
                throw e;
            }
            return new Sent.RefusedWhole(file, e);
        }
    }

    private void note(Sent sent) throws IOException, InterruptedException {
        switch (sent) {
            case Sent.Applied(var file, var result) -> applied(file, result);
            case Sent.RefusedWhole(var file, var reason) -> refusedWhole(file, reason);
        }
    }

    private void applied(InputFile file, JsonNode result) throws IOException, InterruptedException {
        work.summary().applied(file, result);
        work.journal()
                .say("      " + file.fileName() + ": "
                        + Journal.number(result.path("accepted").asLong()) + " accepted, "
                        + Journal.number(result.path("refused").asLong()) + " refused");
        keepRefusals(file, result);
    }

    private void refusedWhole(InputFile file, Refused e) {
        work.summary().refused(file, e.reply());
        work.journal()
                .say("      " + file.fileName() + " REFUSED as a whole: "
                        + e.reply().code() + " " + e.reply().detail());
        if (file.isRegister() && work.summary().freshRegister()) {
            throw new LocalProblem(
                    "REGISTER_FILE_REFUSED",
                    "The register is empty and " + file.fileName() + " was refused ("
                            + e.reply().code() + "): nothing can be closed.");
        }
    }

    private JsonNode send(InputFile file, Path path) throws IOException, InterruptedException {
        work.meanwhile(() -> "sending " + path.getFileName());
        var target = file.service().title() + "/imports/" + file.kind();
        var answer = work.gateway().upload(file.sender(), target, path, "text/csv; charset=utf-8");
        return applied(file.service(), file.fileName(), answer.json());
    }

    private JsonNode applied(App service, String name, JsonNode answer) throws InterruptedException {
        var id = answer.path("import").asString(answer.path("id").asString(""));
        var patience = new Patience(name);
        for (var resumes = 0; ; ) {
            var result = work.read(service, "/imports/" + id);
            var state = result.path("state").asString();
            if (state.equals("APPLIED")) {
                return result;
            }
            if (state.equals("FAILED") && resumes++ == RESUMES) {
                throw new LocalProblem("IMPORT_FAILED", name + " could not be applied; see the log of " + service);
            }
            var job = answer.path("job").asString("");
            if (state.equals("FAILED")) {
                work.gateway().post(Person.OSCAR, service.title() + "/jobs/" + job + "/resume", "");
            }
            patience.after(progress(service, name, job));
        }
    }

    private String progress(App service, String name, String job) throws InterruptedException {
        if (job.isEmpty()) {
            return name;
        }
        var progress = work.read(service, "/jobs/" + job);
        work.meanwhile(() -> name + ": " + Jobs.line(progress, Instant.now()));
        return progress.path("itemsDone").asLong() + " done, chunks " + progress.path("chunksDone");
    }

    private void keepRefusals(InputFile file, JsonNode result) throws IOException, InterruptedException {
        var report = work.order().out().resolve("rechazos").resolve(file.fileName());
        if (result.path("refused").asLong() == 0) {
            Files.deleteIfExists(report);
            return;
        }
        var path = file.service().title() + "/imports/" + result.path("id").asString() + "/refusals.csv";
        work.gateway().download(file.sender(), path, report);
    }
}
