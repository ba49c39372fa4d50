package pe.juntos.bench.close;

/**
 * A timed part of a close or of the floor.
 *
 * @param items what it worked on: lines, members, events, transfers; 0 where nothing is counted
 */
public record Stage(String name, double seconds, long items, String unit) {
    public double perSecond() {
        return seconds == 0 ? 0 : items / seconds;
    }
}
