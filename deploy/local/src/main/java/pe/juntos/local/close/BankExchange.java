package pe.juntos.local.close;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Refused;
import pe.juntos.local.place.App;
import pe.juntos.sandbox.bank.BankAnswer;
import pe.juntos.sandbox.bank.Misbehaviour;
import pe.juntos.sandbox.bank.SandboxBank;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bank files out, answers in (PAY-6): those of the folder {@code banco} of the input, else the sandbox bank's. One close writes, asks,
 * and takes in, in this order.
 */
final class BankExchange {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final long BANK_SEED = 2026;
    private static final String FOLDER = "banco/";
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
        return InputFolder.begins(file, ":camt.05");
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
        var messages = new BankMessages(work);
        if (oneByOne) {
            for (var answer : answers) {
                messages.send(FOLDER, answer);
            }
        } else {
            messages.sendSideBySide(FOLDER, answers);
        }
    }
}
