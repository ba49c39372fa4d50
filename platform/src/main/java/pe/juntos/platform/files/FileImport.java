package pe.juntos.platform.files;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A file that was received whole; its lines wait in the staging table under its id. */
public record FileImport(UUID id, String kind, Map<String, String> parameters, Instant receivedAt, long lines) {
    public FileImport {
        parameters = Map.copyOf(parameters);
    }
}
