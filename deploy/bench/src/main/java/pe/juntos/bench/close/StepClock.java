package pe.juntos.bench.close;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Times the steps of a close by listening to its journal, in which a step begins with a line such as {@code [ 3/17] verdicts}. What
 * happens within a step is indented further.
 */
final class StepClock extends OutputStream {
    private static final Pattern BEGIN = Pattern.compile("\\[ *(\\d+)/\\d+] (\\S.*)");

    /** A step as it was heard of, with the time it took. */
    record Step(int number, String title, double seconds) {}

    private record Begun(int number, String title, long nanos) {}

    private final PrintStream passedOn;
    private final LongSupplier nanos;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<Begun> begun = new ArrayList<>();

    StepClock(PrintStream passedOn, LongSupplier nanos) {
        this.passedOn = passedOn;
        this.nanos = nanos;
    }

    @Override
    public synchronized void write(int c) {
        passedOn.write(c);
        if (c == '\n') {
            heard(line.toString(StandardCharsets.UTF_8).stripTrailing());
            line.reset();
        } else {
            line.write(c);
        }
    }

    private void heard(String text) {
        var match = BEGIN.matcher(text);
        if (match.matches()) {
            int number = Integer.parseInt(match.group(1));
            if (begun.isEmpty() || begun.getLast().number() != number) {
                begun.add(new Begun(number, match.group(2), nanos.getAsLong()));
            }
        }
    }

    /** The steps so far; the last one has lasted until now. */
    synchronized List<Step> steps() {
        long now = nanos.getAsLong();
        var steps = new ArrayList<Step>();
        for (int i = 0; i < begun.size(); i++) {
            long end = i + 1 < begun.size() ? begun.get(i + 1).nanos() : now;
            var step = begun.get(i);
            steps.add(new Step(step.number(), step.title(), (end - step.nanos()) / 1e9));
        }
        return steps;
    }
}
