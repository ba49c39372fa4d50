package pe.juntos.platform.retention;

import java.util.Map;

/**
 * How long is kept what a service needs for its own working.
 *
 * @param days by the name of the statement that forgets; at least one
 */
public record Retention(Map<String, Integer> days) {
    public Retention {
        days = Map.copyOf(days);
        if (days.values().stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("nothing is forgotten on the day it was written");
        }
    }
}
