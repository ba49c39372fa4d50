package pe.juntos.local.demo;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a bounded width, broken between words. */
final class Wrapped {

    static final int WIDTH = 76;

    private Wrapped() {}

    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" +")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
