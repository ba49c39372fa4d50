package pe.juntos.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * One {@code kill -9}.
 *
 * @param step of the close, from 1
 * @param process its name, or {@link #ALL} at once, as when the power fails
 * @param millis after the step began
 */
record Kill(int step, String process, long millis) {

    static final String ALL = "all";

    static final List<String> PROCESSES = List.of(
            "postgres",
            "kafka",
            "affiliation",
            "coresponsibility",
            "payment",
            "graduation",
            "partner",
            "gateway",
            "sandbox");

    /** Imports, assessment, evidence, verdicts, liquidation, bank files, the bank's answers and statements. */
    private static final List<Integer> BULK_STEPS = List.of(1, 2, 6, 7, 10, 12, 14, 15);

    /** Each process once, while it is at work: what every run of the suite does. */
    private static final List<Kill> USUAL = List.of(
            new Kill(1, "affiliation", 0),
            new Kill(2, "postgres", 0),
            new Kill(3, "kafka", 0),
            new Kill(6, "gateway", 0),
            new Kill(7, "coresponsibility", 0),
            new Kill(10, "payment", 0),
            new Kill(14, "sandbox", 0),
            new Kill(16, "graduation", 0),
            new Kill(18, "partner", 0));

    /** The usual ones, each at some moment of its step. */
    static List<Kill> usual(long seed, List<Long> lengths) {
        var random = new Random(seed);
        return USUAL.stream()
                .map(kill -> new Kill(kill.step(), kill.process(), random.nextLong(lengths.get(kill.step() - 1))))
                .toList();
    }

    /**
     * The database or the broker at some moment of each bulk step, every other process at some moment of any step, and
     * once the whole machine.
     *
     * @param lengths of the steps of an undisturbed close, in milliseconds
     */
    static List<Kill> anywhere(long seed, List<Long> lengths) {
        var random = new Random(seed);
        var kills = new ArrayList<Kill>();
        for (var step : BULK_STEPS) {
            kills.add(at(step, random.nextBoolean() ? "postgres" : "kafka", lengths, random));
        }
        var others = new ArrayList<>(PROCESSES);
        others.add(ALL);
        Collections.shuffle(others, random);
        others.forEach(process -> kills.add(at(1 + random.nextInt(lengths.size()), process, lengths, random)));
        kills.sort(Comparator.comparingInt(Kill::step).thenComparingLong(Kill::millis));
        return kills;
    }

    private static Kill at(int step, String process, List<Long> lengths, Random random) {
        return new Kill(step, process, random.nextLong(lengths.get(step - 1)));
    }

    /** Such as {@code 6:postgres:400,12:kafka:1200}: step, process, milliseconds. */
    static List<Kill> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(word -> word.strip().split(":"))
                .map(part -> new Kill(Integer.parseInt(part[0]), part[1], Long.parseLong(part[2])))
                .toList();
    }

    @Override
    public String toString() {
        return step + ":" + process + ":" + millis;
    }
}
