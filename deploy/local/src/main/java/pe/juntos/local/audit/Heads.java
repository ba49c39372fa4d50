package pe.juntos.local.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The end of each service's chain as the last check saw it, kept away from the databases: who rewrites a chain is found by it. */
public final class Heads {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, Head>> ALL = new TypeReference<>() {};

    /** @param position 0 and no hash if nothing was seen yet */
    public record Head(long position, String hash) {
        static final Head NONE = new Head(0, "");
    }

    private final Path file;
    private final Map<String, Head> seen;

    private Heads(Path file, Map<String, Head> seen) {
        this.file = file;
        this.seen = seen;
    }

    public static Heads in(Path file) throws IOException {
        return new Heads(
                file, Files.exists(file) ? JSON.readValue(Files.readString(file), ALL) : new TreeMap<String, Head>());
    }

    public Head of(String service) {
        return seen.getOrDefault(service, Head.NONE);
    }

    public void seen(String service, long position, String hash) {
        seen.put(service, new Head(position, hash));
    }

    public void keep() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(draft, JSON.writeValueAsString(seen) + "\n");
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
