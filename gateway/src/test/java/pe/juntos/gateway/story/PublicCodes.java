package pe.juntos.gateway.story;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The codes that the services answer with, as their sources and contracts have them today: the gateway depends on no service,
 * but its words must.
 */
final class PublicCodes {
    private PublicCodes() {}

    /** The constants of every enum of the service whose name ends in Reason or ReasonCode. */
    static Set<String> reasons(String service) {
        var names = new TreeSet<String>();
        try (var files = Files.walk(home(service).resolve("src/main/java"))) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            parsed(sources, new TreeScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, Void nothing) {
                    if (type.getKind() == Tree.Kind.ENUM
                            && type.getSimpleName().toString().matches(".*Reason(Code)?")) {
                        constants(type).forEach(names::add);
                    }
                    return super.visitClass(type, nothing);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** The values that a contract of the service allows for a field; absent is none of them. */
    static Set<String> allowed(String service, String contract, String field) {
        var file = home(service).resolve("src/main/resources/contracts/" + contract + ".schema.json");
        var values =
                JsonMapper.shared().readTree(file.toFile()).path("properties").path(field);
        return StreamSupport.stream(values.path("enum").spliterator(), false)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    /** PAY-6: the bank's reasons that the policy knows, in all its versions. */
    static Set<String> bankReasons() {
        try (var versions = Files.list(home("payment").resolve("src/main/resources/policy/bank-reasons"))) {
            return versions.flatMap(PublicCodes::actions).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> actions(Path version) {
        try {
            Map<String, Map<String, Map<String, String>>> policy = new Yaml().load(Files.readString(version));
            return policy.get("parameters").get("actions").keySet().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void parsed(List<Path> sources, TreeScanner<Void, Void> reader) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            task.parse().forEach(unit -> unit.accept(reader, null));
        }
    }

    /** In a parsed enum the fields of the enum's own type are its constants. */
    private static Stream<String> constants(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field ->
                        field.getType().toString().equals(type.getSimpleName().toString()))
                .map(field -> field.getName().toString());
    }

    private static Path home(String service) {
        return Path.of("..", service + "-service");
    }
}
