package pe.juntos.sandbox.population;

import java.util.List;
import java.util.SplittableRandom;

/** One random stream, named by the seed, a concern and a number within it. */
final class Draw {
    /** What is drawn; streams of different concerns are independent, so one can change without moving the others. */
    enum Concern {
        DISTRICT,
        ESTABLISHMENT,
        HOUSEHOLD,
        AFFILIATION,
        EVIDENCE,
        EVIDENCE_DIRT,
        GRADUATION,
        INSURANCE
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    Draw(long seed, Concern concern, long number) {
        long name = mixed(seed) ^ mixed(concern.ordinal() + 1L) ^ mixed(number * GOLDEN);
        this.random = new SplittableRandom(mixed(name));
    }

    private static long mixed(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    double fraction() {
        return random.nextDouble();
    }

    boolean chance(double rate) {
        return fraction() < rate;
    }

    /** Both ends included. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
