package pe.juntos.local.close;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import pe.juntos.local.place.LocalProblem;
import tools.jackson.databind.JsonNode;

/** Waits for bulk jobs and shows how far they are. */
record Jobs(Work work) {

    private static final int RESUMES = 3;

    /** Waits for the job that the answer names, if it names one. */
    void await(App service, String what, Reply reply) throws InterruptedException {
        var job = Work.job(reply);
        if (!job.isEmpty()) {
            await(service, what, job);
        }
    }

    private void await(App service, String what, String job) throws InterruptedException {
        var patience = new Patience(what);
        for (var resumes = 0; ; ) {
            var progress = work.read(service, "/jobs/" + job);
            var state = progress.path("state").asString();
            if (state.equals("FINISHED")) {
                return;
            }
            if (state.equals("FAILED") && resumes++ == RESUMES) {
                throw new LocalProblem(
                        "JOB_FAILED",
                        "The job " + job + " (" + what + ") of " + service.title() + " failed: "
                                + progress.path("failure").asString("no reason given"));
            }
            if (state.equals("FAILED")) {
                work.gateway().post(Person.OSCAR, service.title() + "/jobs/" + job + "/resume", "");
            }
            work.meanwhile(() -> line(progress, Instant.now()));
            patience.after(progress.path("itemsDone").asLong() + " done, " + state + " " + progress.path("chunksDone"));
        }
    }

    static String line(JsonNode progress, Instant now) {
        var end = progress.path("estimatedEnd").asString("");
        return String.format(
                Locale.ROOT,
                "%,d of %,d done, %,.0f a second%s",
                progress.path("itemsDone").asLong(),
                progress.path("itemsExpected").asLong(),
                progress.path("itemsPerSecond").asDouble(),
                end.isEmpty() ? "" : ", about " + left(Instant.parse(end), now) + " left");
    }

    private static String left(Instant end, Instant now) {
        var seconds = Math.max(0, Duration.between(now, end).toSeconds());
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
