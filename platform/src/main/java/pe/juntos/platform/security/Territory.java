package pe.juntos.platform.security;

import java.util.Set;

/**
 * Where somebody may look: prefixes of district codes (UBIGEO). Nothing given is nowhere.
 *
 * @param prefixes {@code "*"} stands for the whole country
 */
public record Territory(Set<String> prefixes) {
    private static final String DISTRICTS = "[0-9]{1,6}";

    public Territory {
        prefixes = Set.copyOf(prefixes);
    }

    public boolean covers(String ubigeo) {
        return national()
                || prefixes.stream().anyMatch(prefix -> prefix.matches(DISTRICTS) && ubigeo.startsWith(prefix));
    }

    public boolean national() {
        return prefixes.contains("*");
    }

    /** For {@code ubigeo like any(:patterns)}: lists, counts and exports see what single reads see. */
    public String[] patterns() {
        if (national()) {
            return new String[] {"%"};
        }
        return prefixes.stream()
                .filter(prefix -> prefix.matches(DISTRICTS))
                .sorted()
                .map(prefix -> prefix + "%")
                .toArray(String[]::new);
    }
}
