package pe.juntos.bench.intake;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which records go in which message: each once in an order that jumps about, some again, some with other content under their id.
 *
 * @param records how many different ones
 * @param perMessage records of a message, repeated and conflicting ones included
 */
record IntakePlan(long records, int perMessage) {
    /** Repeated and conflicting records are of messages at least so far back, which were acknowledged before. */
    static final int FAR_BACK = 64;
    /** Every so many messages one is sent a second time whole. */
    static final int TWICE = 50;

    private static final long STRIDE = 7_919; // a prime

    private static final int PERCENT = 100;
    private static final int REPEATED_PERCENT = 5;
    private static final int CONFLICTING_PERCENT = 2;

    IntakePlan {
        if (records < 1 || records % STRIDE == 0) {
            throw new IllegalArgumentException("Not a multiple of " + STRIDE + ": " + records);
        }
    }

    private int repeated() {
        return perMessage * REPEATED_PERCENT / PERCENT;
    }

    private int conflicting() {
        return perMessage * CONFLICTING_PERCENT / PERCENT;
    }

    private int fresh() {
        return perMessage - repeated() - conflicting();
    }

    int messages() {
        return Math.toIntExact(Math.ceilDiv(records, fresh()));
    }

    private boolean looksBack(int message) {
        return message > FAR_BACK;
    }

    /** Records of all messages together, each message once. */
    long sent() {
        return records + (long) lookingBack() * (repeated() + conflicting());
    }

    long conflicts() {
        return (long) lookingBack() * conflicting();
    }

    private int lookingBack() {
        return Math.max(0, messages() - FAR_BACK - 1);
    }

    private IntakeRecord record(long place) {
        return new IntakeRecord(Math.multiplyHigh(place, STRIDE) == 0 ? place * STRIDE % records : place);
    }

    String message(int number) {
        var from = (long) number * fresh();
        var to = Math.min(records, from + fresh());
        var fresh = LongStream.range(from, to).mapToObj(p -> record(p).json(false));
        var all = looksBack(number) ? Stream.concat(fresh, again(number)) : fresh;
        var json = all.collect(Collectors.joining(","));
        var count = to - from + (looksBack(number) ? repeated() + conflicting() : 0);
        return """
                {"header":{"version":"1.0.0","message_id":"bench-%d","message_ts":"2026-07-01T10:00:00-05:00",\
                "action":"evidence","sender_id":"minsa","total_count":%d},"message":{"evidence":[%s]}}""".formatted(number, count, json);
    }

    private Stream<String> again(int number) {
        var earlier = (long) (number - FAR_BACK - 1) * fresh();
        return IntStream.range(0, repeated() + conflicting())
                .mapToObj(i -> record(earlier + i).json(i >= repeated()));
    }
}
