package pe.juntos.local.close;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Refused;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import pe.juntos.sandbox.bank.BankAnswer;
import pe.juntos.sandbox.bank.Misbehaviour;
import pe.juntos.sandbox.bank.SandboxBank;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bank files out, answers in (PAY-6): those of the folder {@code banco} of the input, else the sandbox bank's. */
record BankExchange(Work work) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long BANK_SEED = 2026;
    private static final int SNIFFED_BYTES = 4_096;
    private static final String UNANSWERED = "TRANSFERS_UNANSWERED";

    void run() throws IOException, InterruptedException {
        var files = fetch();
        var given = work.order().folder().bankAnswers();
        if (given.isEmpty()) {
            sendSandboxAnswers(files);
        } else {
            for (var answer : inOrder(given)) {
                note(sent(answer));
            }
        }
        reconcile("/rounds/" + work.order().round());
    }

    /** Transfers without an answer keep the round open; everything else of the bimester goes on. */
    private void reconcile(String round) throws InterruptedException {
        try {
            work.ask(Person.OSCAR, App.PAYMENT, round + "/reconcile", "");
            work.ask(Person.OSCAR, App.PAYMENT, round + "/close", "");
        } catch (Refused e) {
            if (!e.reply().code().equals(UNANSWERED)) {
                throw e;
            }
            work.warn(
                    UNANSWERED,
                    "The bank has not answered for every transfer of "
                            + work.order().round()
                            + ": put the missing answers into "
                            + work.order().in().resolve("banco")
                            + " and give the same command again.");
        }
    }

    private List<Path> fetch() throws IOException, InterruptedException {
        var path = "/rounds/" + work.order().round() + "/bank-files";
        var shown = JSON.createArrayNode();
        work.read(App.PAYMENT, path).forEach(shown::add);
        work.summary().put("banco", shown);
        return SideBySide.all(
                shown.valueStream().map(file -> file.path("name").asString()).toList(),
                name -> fetch(App.PAYMENT.title() + path + "/" + name, name));
    }

    private Path fetch(String path, String name) throws IOException, InterruptedException {
        var target = work.order().out().resolve(name);
        work.gateway().download(Person.ANA, path, target);
        return target;
    }

    /** No two files are about the same transfer, so their answers do not wait for one another. */
    private void sendSandboxAnswers(List<Path> files) throws IOException, InterruptedException {
        var folder = work.order().out().resolve("banco");
        var conduct = work.order().folder().bankConduct();
        if (!conduct.isEmpty()) {
            sendAsTold(files, folder, conduct);
            return;
        }
        var answers = SideBySide.all(files, file -> SandboxBank.answer(file, folder, BANK_SEED));
        sendSideBySide(answers.stream().map(BankAnswer::status).toList());
        sendSideBySide(answers.stream().map(BankAnswer::statement).toList());
    }

    /** One after the other: in which order they come is a part of the conduct. */
    private void sendAsTold(List<Path> files, Path folder, Set<Misbehaviour> conduct)
            throws IOException, InterruptedException {
        for (var file : files) {
            for (var answer : SandboxBank.answers(file, folder, BANK_SEED, conduct)) {
                note(sent(answer));
            }
        }
    }

    private void sendSideBySide(List<Path> answers) throws IOException, InterruptedException {
        for (var sent : SideBySide.all(answers, this::sent)) {
            note(sent);
        }
    }

    /** Status reports before statements: the bank says what it takes before it says what it booked. */
    private static List<Path> inOrder(List<Path> answers) {
        return answers.stream()
                .sorted(Comparator.comparing(BankExchange::isStatement)
                        .thenComparing(file -> file.getFileName().toString()))
                .toList();
    }

    private static boolean isStatement(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(SNIFFED_BYTES), StandardCharsets.UTF_8).contains(":camt.05");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What came of one answer. */
    private sealed interface Sent {
        record Applied(Path answer, JsonNode message) implements Sent {}

        record RefusedWhole(Path answer, Reply reply) implements Sent {}
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

    private void note(Sent sent) {
        switch (sent) {
            case Sent.Applied(var answer, var message) -> applied(answer, message);
            case Sent.RefusedWhole(var answer, var reply) -> refused(answer, reply);
        }
    }

    private void refused(Path answer, Reply reply) {
        work.summary().refused("banco/" + answer.getFileName(), reply);
        work.journal()
                .say("      " + answer.getFileName() + " REFUSED as a whole: " + reply.code() + " " + reply.detail());
    }

    private void applied(Path answer, JsonNode message) {
        work.summary().message("banco/" + answer.getFileName(), message);
        work.journal()
                .say("      " + answer.getFileName() + ": "
                        + Journal.number(message.path("lines").asLong()) + " lines, "
                        + Journal.number(message.path("matched").asLong()) + " matched");
    }
}
