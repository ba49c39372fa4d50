package pe.juntos.platform.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads policy versions from YAML files, one document a version. */
public final class Policies {
    /** Remembers what it found in a jar, so all books read its list of files once. */
    private static final PathMatchingResourcePatternResolver FILES = new PathMatchingResourcePatternResolver();

    private Policies() {}

    /**
     * A version with {@code draft: true} is never in force.
     *
     * @param folder on the class path, as {@code policies/verdict}
     */
    public static <T> PolicyBook<T> load(String folder, Class<T> parameters) {
        var reader = new PolicyReader<>(parameters);
        var versions = new ArrayList<Policy<T>>();
        try {
            for (var file : FILES.getResources("classpath*:" + folder + "/*.yaml")) {
                versions.addAll(read(file, reader));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PolicyBook.of(versions);
    }

    private static <T> ArrayList<Policy<T>> read(Resource file, PolicyReader<T> reader) throws IOException {
        var versions = new ArrayList<Policy<T>>();
        try (var in = file.getInputStream()) {
            for (var document : yaml().loadAll(in)) {
                versions.add(reader.read((Map<?, ?>) document));
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
