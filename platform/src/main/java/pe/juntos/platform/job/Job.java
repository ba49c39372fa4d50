package pe.juntos.platform.job;

import java.util.Map;
import java.util.UUID;

/** A piece of national work, cut into chunks. The same kind and key are the same job, however often it is started. */
public record Job(UUID id, String kind, String key, Map<String, String> parameters) {
    public Job {
        parameters = Map.copyOf(parameters);
    }

    /** @throws IllegalStateException if the job was started without it */
    public String parameter(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("job " + kind + " without " + name);
        }
        return value;
    }
}
