package pe.juntos.coresponsibility.notice.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;

/** Letters for gestores to print and hand over, one a page; the templates escape whatever comes from outside. */
@Component
final class PrintedLetters {
    private static final List<String> CHANNELS = List.of("visita", "carta", "oficina");

    private final Template start = template("start");
    private final Template letter = template("letter");
    private final Template end = template("end");
    private final NoticeWords words;

    PrintedLetters(NoticeWords words) {
        this.words = words;
    }

    String start(Period period) {
        return start.execute(Map.of("period", period));
    }

    String letter(NoticeRow notice, Period period) {
        var said = words.say(notice, period);
        return letter.execute(Map.of(
                "externalId", notice.externalId(),
                "household", notice.household(),
                "district", notice.district(),
                "version", notice.version(),
                "months", words.inWords(period),
                "spanish", said.spanish(),
                "quechua", said.quechua(),
                "pending", said.quechuaReview().equals("PENDING"),
                "channels", CHANNELS));
    }

    String end() {
        return end.execute(Map.of());
    }

    private static Template template(String name) {
        var file = new ClassPathResource("templates/notice/" + name + ".mustache");
        try (var text = new InputStreamReader(file.getInputStream(), UTF_8)) {
            return Mustache.compiler().escapeHTML(true).compile(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
