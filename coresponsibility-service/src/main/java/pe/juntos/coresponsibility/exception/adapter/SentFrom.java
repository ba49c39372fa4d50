package pe.juntos.coresponsibility.exception.adapter;

import java.util.Map;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.security.Territory;

/** The territory of whoever sent a file, kept with it: it is applied later. */
final class SentFrom {
    private static final String TERRITORY = "territory";

    private SentFrom() {}

    static Map<String, String> parameters(Territory territory) {
        return Map.of(TERRITORY, String.join(",", territory.patterns()));
    }

    /** For {@code like any}; of a file that was received before territories were kept, the whole country. */
    static String[] patterns(FileImport file) {
        return file.parameters().getOrDefault(TERRITORY, "%").split(",");
    }
}
