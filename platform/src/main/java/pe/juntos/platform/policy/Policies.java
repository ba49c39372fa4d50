package pe.juntos.platform.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads policy versions from YAML files, one document a version. */
public final class Policies {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Policies() {}

    /**
     * A version with {@code draft: true} is never in force.
     *
     * @param folder on the class path, as {@code policies/verdict}
     */
    public static <T> PolicyBook<T> load(String folder, Class<T> parameters) {
        var versions = new ArrayList<Policy<T>>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.yaml")) {
                versions.addAll(read(file, parameters));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PolicyBook.of(versions);
    }

    private static <T> ArrayList<Policy<T>> read(Resource file, Class<T> parameters) throws IOException {
        var type = MAPPER.getTypeFactory().constructParametricType(Policy.class, parameters);
        var versions = new ArrayList<Policy<T>>();
        try (var in = file.getInputStream()) {
            for (var document : yaml().loadAll(in)) {
                var fields = new LinkedHashMap<Object, Object>((Map<?, ?>) document);
                fields.putIfAbsent("draft", false);
                versions.add(MAPPER.convertValue(fields, type));
            }
        }
        return versions;
    }

    /** Dates stay texts: their meaning is the record's matter, not YAML's. */
    private static Yaml yaml() {
        var plain = new Resolver() {
            @Override
            public void addImplicitResolver(
                    org.yaml.snakeyaml.nodes.Tag tag, java.util.regex.Pattern pattern, String first, int limit) {
                if (!org.yaml.snakeyaml.nodes.Tag.TIMESTAMP.equals(tag)) {
                    super.addImplicitResolver(tag, pattern, first, limit);
                }
            }
        };
        var options = new LoaderOptions();
        var dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, plain);
    }
}
