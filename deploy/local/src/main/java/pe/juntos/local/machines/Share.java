package pe.juntos.local.machines;

/**
 * What a replica did since its start, by its own metrics.
 *
 * @param chunks of bulk jobs
 * @param batches of events applied
 * @param relayed events brought to the broker
 * @param requests answered, but for those of its management
 */
public record Share(long chunks, long batches, long relayed, long requests) {

    public static final Share NONE = new Share(0, 0, 0, 0);

    static Share of(String numbers) {
        return new Share(
                sum(numbers, "juntos_job_chunks_total"),
                sum(numbers, "juntos_events_applied_seconds_count"),
                sum(numbers, "juntos_outbox_relayed_total"),
                sum(numbers, "http_server_requests_seconds_count"));
    }

    private static long sum(String numbers, String name) {
        return numbers.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> !line.contains("/actuator"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    public Share plus(Share other) {
        return new Share(
                chunks + other.chunks, batches + other.batches, relayed + other.relayed, requests + other.requests);
    }

    public Share minus(Share other) {
        return new Share(
                chunks - other.chunks, batches - other.batches, relayed - other.relayed, requests - other.requests);
    }

    /** Whether it took part in the work of the platform. */
    public boolean any() {
        return chunks + batches > 0;
    }
}
