package pe.juntos.bench.close;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A timed part of a close or of the floor.
 *
 * @param items what it worked on: lines, members, events, transfers; 0 where nothing is counted
 */
public record Stage(String name, double seconds, long items, String unit) {
    @JsonProperty("perSecond")
    public double perSecond() {
        return seconds == 0 ? 0 : items / seconds;
    }
}
