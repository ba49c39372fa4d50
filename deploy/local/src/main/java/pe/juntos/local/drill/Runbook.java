package pe.juntos.local.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;

/**
 * The commands of an alert's page in {@code docs/runbooks}, word for word, with the words in capitals filled in and the addresses and
 * the folder of this run.
 *
 * @param look what the page says to look with
 * @param mend what it says to mend with
 */
record Runbook(String look, String mend) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final Pattern ADDRESS = Pattern.compile("(?<=127\\.0\\.0\\.1:)\\d{4,5}|(?<= -p )\\d{5}");
    private static final Pattern FOLDER = Pattern.compile("(?<![\\w/])\\.juntos\\b");
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** The commands are those of a shell with {@code curl} and {@code psql}. */
    static void requireTools() {
        Watch.tool("curl");
        Watch.tool("psql");
    }

    static Runbook read(Path page) throws IOException {
        var text = Files.readString(page);
        return new Runbook(commands(section(text, "Look")), commands(section(text, "Mend")));
    }

    private static String section(String text, String title) {
        var begin = text.indexOf("\n## " + title + "\n");
        var end = text.indexOf("\n## ", begin + 1);
        return begin < 0 ? "" : text.substring(begin, end < 0 ? text.length() : end);
    }

    private static String commands(String section) {
        return BLOCK.matcher(section).results().map(found -> found.group(1)).collect(Collectors.joining());
    }

    /** @param words what stands for {@code SERVICE} and so on */
    Runbook of(Home home, Map<String, String> words) {
        return new Runbook(filled(look, home, words), filled(mend, home, words));
    }

    private static String filled(String commands, Home home, Map<String, String> words) {
        var text = commands;
        if (words.containsKey("SERVICE")) {
            var app = App.valueOf(words.get("SERVICE").toUpperCase(java.util.Locale.ROOT));
            text = text.replace("908N", Integer.toString(app.port() + 1_000));
        }
        for (var word : words.entrySet()) {
            text = text.replaceAll(
                    "\\b" + word.getKey() + "\\b", java.util.regex.Matcher.quoteReplacement(word.getValue()));
        }
        text = ADDRESS.matcher(text)
                .replaceAll(found -> Integer.toString(
                        Integer.parseInt(found.group()) + home.ports().offset()));
        return FOLDER.matcher(text)
                .replaceAll((MatchResult found) ->
                        java.util.regex.Matcher.quoteReplacement(home.folder().toString()));
    }

    /**
     * Looks and mends, in the folder of the clone.
     *
     * @param log what the commands said
     * @return whether the commands that mend ended well; those that look may find what they look for away
     */
    boolean follow(Home home, Path log) throws IOException, InterruptedException {
        var script = look + "set -e\n" + mend;
        var process = new ProcessBuilder("bash", "-c", script)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroy();
            return false;
        }
        return process.exitValue() == 0;
    }
}
