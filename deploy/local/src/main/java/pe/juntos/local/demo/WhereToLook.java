package pe.juntos.local.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Journal;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.HouseholdCode;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;

/** Addresses and ready commands to go on with. */
final class WhereToLook {

    private final Home home;
    private final CloseOrder order;
    private final PrintStream out;

    WhereToLook(Home home, CloseOrder order, PrintStream out) {
        this.home = home;
        this.order = order;
        this.out = out;
    }

    void print() throws IOException, InterruptedException {
        var issuer = "http://127.0.0.1:" + home.ports().of(App.SANDBOX);
        out.println("\nWhere to look next\n" + "-".repeat(76));
        out.println("Input files         " + order.in());
        out.println("Results             " + order.out());
        out.println("Processes           ./juntos status      Logs  " + home.logs());
        out.println("A token             TOKEN=$(curl -s -d '" + Person.ANA.tokenForm() + "' " + issuer
                + "/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')");
        story("NOT_MET", "Why was I not paid?");
        story("MET", "A family paid");
    }

    private void story(String outcome, String question) throws IOException, InterruptedException {
        var code = household(outcome);
        if (code.isPresent()) {
            var address = "http://127.0.0.1:" + home.ports().of(App.GATEWAY) + "/api/households/" + code.get()
                    + "/story?period=" + order.period();
            out.printf("%-20scurl -s -H \"Authorization: Bearer $TOKEN\" '%s'%n", question, address);
        }
    }

    private Optional<String> household(String outcome) throws IOException, InterruptedException {
        var sender = firstWith(outcome);
        if (sender.isEmpty()) {
            return Optional.empty();
        }
        var id = URLEncoder.encode(sender.get(), StandardCharsets.UTF_8);
        try (var gateway = new Gateway(home, new Journal(out, 0))) {
            var found = gateway.get(Person.ANA, "affiliation/households?externalId=" + id)
                    .json();
            return HouseholdCode.first(found);
        }
    }

    private Optional<String> firstWith(String outcome) throws IOException {
        try (var lines = CsvReader.builder().ofNamedCsvRecord(order.out().resolve("hogares-veredicto.csv"))) {
            return lines.stream()
                    .filter(line -> line.getField("veredicto").equals(outcome))
                    .map(line -> line.getField("hogar_id"))
                    .findFirst();
        }
    }
}
