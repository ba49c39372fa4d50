package pe.juntos.local.close;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Refused;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import pe.juntos.sandbox.bank.BankAnswer;
import pe.juntos.sandbox.bank.Misbehaviour;
import pe.juntos.sandbox.bank.SandboxBank;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bank files out, answers in (PAY-6): those of the folder {@code banco} of the input, else the sandbox bank's. One close writes, asks,
 * and takes in, in this order.
 */
final class BankExchange {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long BANK_SEED = 2026;
    private static final int SNIFFED_BYTES = 4_096;
    private static final String UNANSWERED = "TRANSFERS_UNANSWERED";

    private List<Path> files = List.of();
    private List<Path> reports = List.of();
    private List<Path> statements = List.of();
    private boolean oneByOne;

    /** Orders leave as files. */
    void write(Work work) throws IOException, InterruptedException {
        var round = "/rounds/" + work.order().round();
        work.ask(Person.AURORA, App.PAYMENT, round + "/dispatch", "");
        var shown = JSON.createArrayNode();
        work.read(App.PAYMENT, round + "/bank-files").forEach(shown::add);
        work.summary().put("banco", shown);
        files = SideBySide.all(
                shown.valueStream().map(file -> file.path("name").asString()).toList(),
                name -> fetch(work, App.PAYMENT.title() + round + "/bank-files/" + name, name));
    }

    private static Path fetch(Work work, String path, String name) throws IOException, InterruptedException {
        var target = work.order().out().resolve(name);
        work.gateway().download(Person.ANA, path, target);
        return target;
    }

    /** The bank's part; nothing is left to it where its answers are given. */
    void ask(Work work) throws IOException, InterruptedException {
        var given = work.order().folder().bankAnswers();
        var conduct = work.order().folder().bankConduct();
        oneByOne = !given.isEmpty() || !conduct.isEmpty();
        if (!given.isEmpty()) {
            sort(given);
        } else if (!conduct.isEmpty()) {
            reports = asTold(work, conduct);
        } else {
            var folder = work.order().out().resolve("banco");
            var answers = SideBySide.all(files, file -> SandboxBank.answer(file, folder, BANK_SEED));
            reports = answers.stream().map(BankAnswer::status).toList();
            statements = answers.stream().map(BankAnswer::statement).toList();
        }
    }

    private void sort(List<Path> given) {
        var sorted = given.stream()
                .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()))
                .collect(Collectors.partitioningBy(BankExchange::isStatement));
        reports = sorted.getOrDefault(false, List.of());
        statements = sorted.getOrDefault(true, List.of());
    }

    /** Reports and statements mixed: in which order they come is a part of the conduct. */
    private List<Path> asTold(Work work, Set<Misbehaviour> conduct) throws IOException {
        var folder = work.order().out().resolve("banco");
        var answers = new ArrayList<Path>();
        for (var file : files) {
            answers.addAll(SandboxBank.answers(file, folder, BANK_SEED, conduct));
        }
        return answers;
    }

    private static boolean isStatement(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(SNIFFED_BYTES), StandardCharsets.UTF_8).contains(":camt.05");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Status reports before statements: the bank says what it takes before it says what it booked. */
    void answered(Work work) throws IOException, InterruptedException {
        send(work, reports);
    }

    /** Transfers without an answer keep the round open; everything else of the bimester goes on. */
    void matched(Work work) throws IOException, InterruptedException {
        send(work, statements);
        var round = "/rounds/" + work.order().round();
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

    /** No two of the sandbox's files are about the same transfer; of files from elsewhere nobody knows, so they go in their order. */
    private void send(Work work, List<Path> answers) throws IOException, InterruptedException {
        if (oneByOne) {
            for (var answer : answers) {
                note(work, sent(work, answer));
            }
        } else {
            for (var sent : SideBySide.all(answers, answer -> sent(work, answer))) {
                note(work, sent);
            }
        }
    }

    /** What came of one answer. */
    private sealed interface Sent {
        record Applied(Path answer, JsonNode message) implements Sent {}

        record RefusedWhole(Path answer, Reply reply) implements Sent {}
    }

    private static Sent sent(Work work, Path answer) throws IOException, InterruptedException {
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

    private static void note(Work work, Sent sent) {
        switch (sent) {
            case Sent.Applied(var answer, var message) -> applied(work, answer, message);
            case Sent.RefusedWhole(var answer, var reply) -> refused(work, answer, reply);
        }
    }

    private static void refused(Work work, Path answer, Reply reply) {
        work.summary().refused("banco/" + answer.getFileName(), reply);
        work.journal()
                .say("      " + answer.getFileName() + " REFUSED as a whole: " + reply.code() + " " + reply.detail());
    }

    private static void applied(Work work, Path answer, JsonNode message) {
        work.summary().message("banco/" + answer.getFileName(), message);
        work.journal()
                .say("      " + answer.getFileName() + ": "
                        + Journal.number(message.path("lines").asLong()) + " lines, "
                        + Journal.number(message.path("matched").asLong()) + " matched");
    }
}
