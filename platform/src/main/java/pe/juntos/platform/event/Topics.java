package pe.juntos.platform.event;

import java.util.List;

/** The topics that a service produces; the platform creates them if they are missing. */
public record Topics(List<String> names) {
    public Topics {
        names = List.copyOf(names);
    }
}
