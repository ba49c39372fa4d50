package pe.juntos.platform.files;

import java.util.Map;
import pe.juntos.platform.security.Territory;

/** The territory of whoever sent a file, kept with it: it is applied later. */
public final class SentFrom {
    private static final String TERRITORY = "territory";

    private SentFrom() {}

    public static Map<String, String> parameters(Territory territory) {
        return Map.of(TERRITORY, String.join(",", territory.patterns()));
    }

    /** For {@code like any}; of a file that was received before territories were kept, the whole country. */
    public static String[] patterns(FileImport file) {
        return file.parameters().getOrDefault(TERRITORY, "%").split(",");
    }
}
