package pe.juntos.local.close;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.function.Consumer;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.App;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fetches the result files and counts what is in them, so that the summary says what the files say. */
record Results(Work work) {

    void write() throws IOException, InterruptedException {
        var period = "coresponsibility/periods/" + work.order().period();
        fetch(period + "/veredictos.csv", "veredictos.csv");
        fetch(period + "/hogares-veredicto.csv", "hogares-veredicto.csv");
        fetch("payment/rounds/" + work.order().round() + "/abonos.csv", "abonos.csv");
        verdicts();
        households();
        transfers();
        work.summary().put("hogares", told(App.AFFILIATION).path("households"));
        told(App.PAYMENT);
        work.summary().put("graduacion", told(App.GRADUATION));
        work.summary().put("aliados", told(App.PARTNER));
    }

    /** A service's summary of the period, with its policies kept apart. */
    private JsonNode told(App service) throws InterruptedException {
        var summary = work.read(service, "/summary?period=" + work.order().period());
        var policies = summary.path("policies");
        if (policies.isContainer()) {
            work.summary()
                    .policies(
                            service,
                            policies.valueStream().map(JsonNode::asString).toList());
        }
        return without(summary, "policies");
    }

    private static JsonNode without(JsonNode node, String field) {
        return node instanceof ObjectNode object ? object.without(field) : node;
    }

    private void fetch(String path, String name) throws IOException, InterruptedException {
        work.gateway().download(Person.ANA, path, file(name));
    }

    private Path file(String name) {
        return work.order().out().resolve(name);
    }

    private void verdicts() throws IOException {
        var outcomes = new Tally();
        var reasons = new Tally();
        var policies = new TreeSet<String>();
        each("veredictos.csv", line -> {
            outcomes.count(line.getField("veredicto"));
            policies.add(line.getField("politica"));
            codes(line.getField("motivos")).forEach(reasons::count);
        });
        work.summary().put("veredictos.miembros", outcomes);
        work.summary().put("veredictos.motivos", reasons);
        work.summary().policies(App.CORESPONSIBILITY, policies);
    }

    private static java.util.List<String> codes(String cell) {
        return cell.isEmpty() ? java.util.List.of() : java.util.List.of(cell.split("\\|"));
    }

    private void households() throws IOException {
        var outcomes = new Tally();
        var payable = new Tally();
        each("hogares-veredicto.csv", line -> {
            outcomes.count(line.getField("veredicto"));
            payable.count(line.getField("pagable"));
        });
        work.summary().put("veredictos.hogares", outcomes);
        work.summary().put("veredictos.pagable", payable);
    }

    private void transfers() throws IOException, InterruptedException {
        var states = new Tally();
        var components = new Tally();
        var reasons = new Tally();
        each("abonos.csv", line -> {
            var amount = new BigDecimal(line.getField("monto"));
            states.count(line.getField("estado"));
            states.add(line.getField("estado"), amount);
            components.add(line.getField("componente"), amount);
            codes(line.getField("motivo")).forEach(reasons::count);
        });
        work.summary().put("abonos.lineas", states);
        work.summary().putAmounts("abonos.montos", states);
        work.summary().putAmounts("abonos.componentes", components);
        work.summary().put("abonos.motivos", reasons);
        work.summary()
                .put(
                        "totales",
                        without(work.read(App.PAYMENT, "/rounds/" + work.order().round()), "job"));
        if (work.order().folder().has(InputFile.RETIROS)) {
            work.summary()
                    .put(
                            "cobros",
                            work.read(App.PAYMENT, "/rounds/" + work.order().round() + "/collection"));
        }
        work.summary().put("libro_mayor", work.read(App.PAYMENT, "/ledger"));
    }

    private void each(String name, Consumer<NamedCsvRecord> line) throws IOException {
        try (var lines = CsvReader.builder().ofNamedCsvRecord(file(name))) {
            lines.forEach(line);
        }
    }
}
