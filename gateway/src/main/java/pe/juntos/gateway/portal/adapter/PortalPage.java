package pe.juntos.gateway.portal.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import pe.juntos.gateway.portal.Portal;

/** The page as HTML, printed from the documents that are built into the gateway. */
final class PortalPage {
    private static final int LARGEST = 16 * 1024 * 1024;

    /** Descriptions that are had from here: of the services that serve none themselves, and of what the gateway composes. */
    static final List<String> OWN = Stream.of("affiliation", "coresponsibility", "gateway", "graduation", "payment")
            .map(service -> service + "-v1.yaml")
            .toList();

    private PortalPage() {}

    static String print() {
        var described = new TreeMap<String, Supplier<Map<?, ?>>>();
        described.put("/api/partner/public/openapi.yaml", () -> document("partner-v1.yaml"));
        described.put("/api/conditionality/v1/openapi.yaml", () -> document("conditionality-v1.yaml"));
        OWN.forEach(name -> described.put("/portal/openapi/" + name, () -> document(name)));
        var portal = Portal.of(described, document("asyncapi.yaml"), document("programmes.yaml"));
        try (var template = reader("index.mustache")) {
            return Mustache.compiler().compile(template).execute(portal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> document(String name) {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        try (var text = reader(name)) {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStreamReader reader(String name) throws IOException {
        return new InputStreamReader(new ClassPathResource("portal/" + name).getInputStream(), UTF_8);
    }
}
