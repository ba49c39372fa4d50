package pe.juntos.local.close;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code resumen.json} as it grows: everything but the durations is the same each time the same period is closed. */
public final class Summary {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode root = JSON.createObjectNode();
    private final ObjectNode files;
    private final Map<String, Duration> durations = new LinkedHashMap<>();
    private boolean freshRegister;
    private final Tally refusals = new Tally();
    private final Set<String> warnings = new LinkedHashSet<>();
    private int refusedFiles;

    Summary(CloseOrder order) {
        root.put("periodo", order.period().toString());
        root.put("ronda", order.round());
        root.put("estado", "INTERRUMPIDO");
        root.putArray("avisos");
        this.files = root.putObject("archivos");
    }

    void register(boolean fresh) {
        freshRegister = fresh;
    }

    boolean freshRegister() {
        return freshRegister;
    }

    void applied(InputFile file, JsonNode result) {
        var node = files.putObject(file.fileName());
        node.put("estado", "APLICADO");
        node.put("lineas", result.path("lines").asLong());
        node.put("aceptadas", result.path("accepted").asLong());
        node.put("rechazadas", result.path("refused").asLong());
        var codes = node.putObject("rechazos");
        result.path("refusals")
                .propertyStream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(code -> {
                    codes.put(code.getKey(), code.getValue().asLong());
                    refusals.count(code.getKey(), code.getValue().asLong());
                });
    }

    void message(String fileName, JsonNode message) {
        var node = files.putObject(fileName);
        node.put("estado", "APLICADO");
        node.put("lineas", message.path("lines").asLong());
        node.put("conciliadas", message.path("matched").asLong());
        node.set("excepciones", message.path("exceptions"));
    }

    void refused(InputFile file, Reply reply) {
        refused(file.fileName(), reply);
    }

    void refused(String fileName, Reply reply) {
        refusedFiles++;
        var node = files.putObject(fileName);
        node.put("estado", "RECHAZADO");
        node.put("codigo", reply.code());
        node.put("detalle", reply.detail());
        refusals.count(reply.code());
    }

    /** Shown beside the results, and told by the exit status of the command. */
    void warning(String code, String sentence) {
        warnings.add(code);
        root.withArray("/avisos").addObject().put("codigo", code).put("detalle", sentence);
    }

    public boolean warned(String code) {
        return warnings.contains(code);
    }

    /** Every step is done. */
    void complete() {
        root.put("estado", "COMPLETO");
    }

    /** What broke the close off. */
    void brokenOff(String code, String sentence) {
        root.putObject("error").put("codigo", code).put("detalle", sentence);
    }

    /** Files refused as a whole. */
    public int refusedFiles() {
        return refusedFiles;
    }

    /** The fields in order of name: a service may give them in any. */
    void put(String name, JsonNode value) {
        root.set(name, sorted(value));
    }

    private static JsonNode sorted(JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        var copy = JSON.createObjectNode();
        object.propertyStream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> copy.set(each.getKey(), sorted(each.getValue())));
        return copy;
    }

    /** Versions of the policies by which a service decided. */
    void policies(App service, Collection<String> versions) {
        var node = root.withObject("/politicas").putArray(service.title());
        versions.stream().sorted().distinct().forEach(node::add);
    }

    void put(String name, Tally tally) {
        var node = root.withObject("/" + name.replace('.', '/'));
        tally.counts().forEach((key, count) -> node.put(key, count));
    }

    void putAmounts(String name, Tally tally) {
        var node = root.withObject("/" + name.replace('.', '/'));
        tally.amounts().forEach((key, amount) -> node.put(key, money(amount)));
    }

    static String money(BigDecimal amount) {
        return amount.setScale(2, java.math.RoundingMode.UNNECESSARY).toPlainString();
    }

    void took(String step, Duration time) {
        durations.merge(step, time, Duration::plus);
    }

    /** The whole as it stands. */
    public JsonNode json() {
        return root;
    }

    Path write(Path folder) throws IOException {
        put("rechazos", refusals);
        var seconds = root.putObject("duraciones_segundos");
        durations.forEach((step, time) -> seconds.put(step, time.toMillis() / 1000.0));
        seconds.put(
                "total",
                durations.values().stream().mapToLong(Duration::toMillis).sum() / 1000.0);
        var file = folder.resolve("resumen.json");
        var draft = folder.resolve(".resumen.json.part");
        Files.writeString(draft, JSON.writeValueAsString(root) + "\n");
        return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
