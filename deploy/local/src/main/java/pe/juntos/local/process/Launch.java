package pe.juntos.local.process;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** What to execute: the command line and the variables added to the environment. */
public record Launch(List<String> command, Map<String, String> environment) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Tells launches apart; the same program on another JDK 25, or with more learned of its start, is the same. */
    String digest() {
        var sum = new CRC32C();
        command.stream()
                .filter(word -> !word.equals(Java.executable()) && !StartCache.isOf(word))
                .forEach(word -> add(sum, word));
        new TreeMap<>(environment).forEach((name, value) -> add(sum, name + "=" + value));
        return Long.toHexString(sum.getValue());
    }

    private static void add(CRC32C sum, String word) {
        sum.update((word + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
