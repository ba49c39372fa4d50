package pe.juntos.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import pe.juntos.local.close.Stage;

/**
 * One {@code kill -9}.
 *
 * @param stage of the close
 * @param process its name, or {@link #ALL} at once, as when the power fails
 * @param millis after the stage began
 */
record Kill(Stage stage, String process, long millis) {

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

    private static final List<Stage> BULK = List.of(
            Stage.REGISTER,
            Stage.STATES,
            Stage.EVIDENCE,
            Stage.VERDICTS,
            Stage.LIQUIDATION,
            Stage.DISPATCH,
            Stage.ANSWERS,
            Stage.STATEMENTS);

    /** Each process once, while it is at work: what every run of the suite does. */
    private static final List<Kill> USUAL = List.of(
            new Kill(Stage.REGISTER, "affiliation", 0),
            new Kill(Stage.STATES, "postgres", 0),
            new Kill(Stage.REGISTER_TOLD, "kafka", 0),
            new Kill(Stage.EVIDENCE, "gateway", 0),
            new Kill(Stage.VERDICTS, "coresponsibility", 0),
            new Kill(Stage.LIQUIDATION, "payment", 0),
            new Kill(Stage.BANK, "sandbox", 0),
            new Kill(Stage.GRADUATION, "graduation", 0),
            new Kill(Stage.REFERRALS, "partner", 0));

    /** The usual ones, each at some moment of its stage. */
    static List<Kill> usual(long seed, List<Long> lengths) {
        var random = new Random(seed);
        return USUAL.stream()
                .map(kill -> new Kill(
                        kill.stage(),
                        kill.process(),
                        random.nextLong(lengths.get(kill.stage().ordinal()))))
                .toList();
    }

    /**
     * The database or the broker at some moment of each bulk stage, every other process at some moment of any stage, and
     * once the whole machine.
     *
     * @param lengths of the stages of an undisturbed close, in milliseconds
     */
    static List<Kill> anywhere(long seed, List<Long> lengths) {
        var random = new Random(seed);
        var kills = new ArrayList<Kill>();
        for (var stage : BULK) {
            kills.add(at(stage, random.nextBoolean() ? "postgres" : "kafka", lengths, random));
        }
        var others = new ArrayList<>(PROCESSES);
        others.add(ALL);
        Collections.shuffle(others, random);
        others.forEach(
                process -> kills.add(at(Stage.values()[random.nextInt(lengths.size())], process, lengths, random)));
        kills.sort(Comparator.comparing(Kill::stage).thenComparingLong(Kill::millis));
        return kills;
    }

    private static Kill at(Stage stage, String process, List<Long> lengths, Random random) {
        return new Kill(stage, process, random.nextLong(lengths.get(stage.ordinal())));
    }

    /** Such as {@code EVIDENCE:postgres:400,DISPATCH:kafka:1200}: stage, process, milliseconds. */
    static List<Kill> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(word -> word.strip().split(":"))
                .map(part -> new Kill(Stage.valueOf(part[0]), part[1], Long.parseLong(part[2])))
                .toList();
    }

    @Override
    public String toString() {
        return stage + ":" + process + ":" + millis;
    }
}
