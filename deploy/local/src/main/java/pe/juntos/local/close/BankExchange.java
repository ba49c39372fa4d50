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

    void run() throws IOException, InterruptedException {
        var orders = fetch();
        for (var answer : answers(orders)) {
            send(answer);
        }
        var round = "/rounds/" + work.order().round();
        work.ask(Person.OSCAR, App.PAYMENT, round + "/reconcile", "");
        work.ask(Person.OSCAR, App.PAYMENT, round + "/close", "");
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
        var given = work.order().in().resolve("banco");
        if (Files.isDirectory(given)) {
            return sorted(given);
        }
        var folder = work.order().out().resolve("banco");
        for (var order : orders) {
            SandboxBank.answer(order, folder, BANK_SEED);
        }
        return Files.isDirectory(folder) ? sorted(folder) : List.of();
    }

    /** Status reports before statements: the bank says what it takes before it says what it booked. */
    private static List<Path> sorted(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(BankExchange::isStatement)
                            .thenComparing(file -> file.getFileName().toString()))
                    .toList();
        }
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
