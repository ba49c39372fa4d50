package pe.juntos.platform.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;

/**
 * One kind of rows that a service forgets: a file {@code retention/NAME.sql} that removes at most {@code :rows} of those older than
 * {@code :days}, and never one that is open or that a rule still needs.
 */
record Forgetting(String name, String sql) {
    private static final String SUFFIX = ".sql";

    Forgetting {
        if (!sql.contains(":days") || !sql.contains(":rows")) {
            throw new IllegalStateException("retention/" + name + " has no :days or no :rows");
        }
    }

    static Forgetting of(Resource file) {
        var name = String.valueOf(file.getFilename());
        try {
            return new Forgetting(
                    name.substring(0, name.length() - SUFFIX.length()),
                    file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
