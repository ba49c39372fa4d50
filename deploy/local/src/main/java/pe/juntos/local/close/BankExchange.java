package pe.juntos.local.close;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Refused;
import pe.juntos.local.place.App;
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
        var orders = fetch();
        for (var answer : answers(orders)) {
            send(answer);
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
        var orders = new ArrayList<Path>();
        var shown = JSON.createArrayNode();
        for (var file : work.read(App.PAYMENT, path)) {
            var name = file.path("name").asString();
            var target = work.order().out().resolve(name);
            work.gateway().download(Person.ANA, App.PAYMENT.title() + path + "/" + name, target);
            orders.add(target);
            shown.add(file);
        }
        work.summary().put("banco", shown);
        return orders;
    }

    private List<Path> answers(List<Path> orders) throws IOException {
        var given = work.order().folder().bankAnswers();
        return inOrder(given.isEmpty() ? sandboxAnswers(orders) : given);
    }

    private List<Path> sandboxAnswers(List<Path> orders) throws IOException {
        var answers = new ArrayList<Path>();
        for (var order : orders) {
            var answer = SandboxBank.answer(order, work.order().out().resolve("banco"), BANK_SEED);
            answers.add(answer.status());
            answers.add(answer.statement());
        }
        return answers;
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
            return new String(in.readNBytes(SNIFFED_BYTES), StandardCharsets.UTF_8).contains("camt.053");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void send(Path answer) throws IOException, InterruptedException {
        try {
            var path = App.PAYMENT.title() + "/bank-messages";
            var reply = work.gateway().upload(Person.BANK, path, answer, "application/xml");
            new Jobs(work).await(App.PAYMENT, answer.getFileName().toString(), reply);
            var id = reply.json().path("import").asLong();
            applied(answer, work.read(App.PAYMENT, "/bank-messages/" + id));
        } catch (Refused e) {
            if (!e.aboutContent()) {
                throw e;
            }
            work.summary().refused("banco/" + answer.getFileName(), e.reply());
            work.journal()
                    .say("      " + answer.getFileName() + " REFUSED as a whole: "
                            + e.reply().code() + " " + e.reply().detail());
        }
    }

    private void applied(Path answer, JsonNode message) {
        work.summary().message("banco/" + answer.getFileName(), message);
        work.journal()
                .say("      " + answer.getFileName() + ": "
                        + Journal.number(message.path("lines").asLong()) + " lines, "
                        + Journal.number(message.path("matched").asLong()) + " matched");
    }
}
