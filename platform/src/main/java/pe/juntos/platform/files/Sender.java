package pe.juntos.platform.files;

import java.util.Map;
import java.util.Set;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Territory;

/** Who sent a file, kept with it: its lines are applied when nobody is there to be asked. */
public final class Sender {
    private static final String TERRITORY = "territory";
    private static final String BETWEEN = " ";

    private Sender() {}

    /** Parameters that a file received from this caller keeps. */
    public static Map<String, String> of(Caller caller) {
        return Map.of(
                TERRITORY,
                String.join(
                        BETWEEN, caller.territory().prefixes().stream().sorted().toList()));
    }

    /** Where the sender could look when the file was sent; nowhere if that was not kept. */
    public static Territory territory(FileImport file) {
        return new Territory(
                Set.of(file.parameters().getOrDefault(TERRITORY, "").split(BETWEEN)));
    }
}
