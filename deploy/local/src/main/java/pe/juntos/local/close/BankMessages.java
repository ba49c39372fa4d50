package pe.juntos.local.close;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Refused;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import tools.jackson.databind.JsonNode;

/** Messages of the bank on their way into the platform, and what came of each. */
record BankMessages(Work work) {

    private sealed interface Sent {
        record Applied(Path answer, JsonNode message) implements Sent {}

        record RefusedWhole(Path answer, Reply reply) implements Sent {}
    }

    /** @param folder as shown before the file's name */
    void send(String folder, Path answer) throws IOException, InterruptedException {
        note(folder, sent(answer));
    }

    void sendSideBySide(String folder, List<Path> answers) throws IOException, InterruptedException {
        for (var sent : SideBySide.all(answers, this::sent)) {
            note(folder, sent);
        }
    }

    private Sent sent(Path answer) throws IOException, InterruptedException {
        try {
            var path = App.PAYMENT.title() + "/bank-messages";
            var reply = work.gateway().upload(Person.BANK, path, answer, "application/xml");
            new Jobs(work).await(App.PAYMENT, answer.getFileName().toString(), reply);
            var id = reply.json().path("import").asLong();
            return new Sent.Applied(answer, work.read(App.PAYMENT, "/bank-messages/" + id));
        } catch (Refused e) {
            if (!e.aboutContent()) {
                throw e;
            }
            return new Sent.RefusedWhole(answer, e.reply());
        }
    }

    private void note(String folder, Sent sent) {
        switch (sent) {
            case Sent.Applied(var answer, var message) -> applied(folder, answer, message);
            case Sent.RefusedWhole(var answer, var reply) -> refused(folder, answer, reply);
        }
    }

    private void refused(String folder, Path answer, Reply reply) {
        work.summary().refused(folder + answer.getFileName(), reply);
        work.journal()
                .say("      " + answer.getFileName() + " REFUSED as a whole: " + reply.code() + " " + reply.detail());
    }

    private void applied(String folder, Path answer, JsonNode message) {
        work.summary().message(folder + answer.getFileName(), message);
        work.journal()
                .say("      " + answer.getFileName() + ": "
                        + Journal.number(message.path("lines").asLong()) + " lines, "
                        + Journal.number(message.path("matched").asLong()) + " matched");
    }
}
