package pe.juntos.coresponsibility.expectedlist.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.expectedlist.Form;
import pe.juntos.coresponsibility.expectedlist.ListPage;
import pe.juntos.coresponsibility.expectedlist.ListedMember;
import pe.juntos.coresponsibility.period.Period;

/**
 * Lists on paper, A4, in Spanish: one page set per establishment and form, with the head's block for signature and seal. Texts
 * are in {@code texts/expected-list_es_PE.properties}; the templates escape whatever comes from outside.
 */
@Component
final class PrintedList {
    private static final Locale PERU = Locale.of("es", "PE");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", PERU);

    private final Map<String, String> texts = texts();
    private final Template start = template("start");
    private final Template page = template("page");
    private final Template end = template("end");

    /** Everything before the first page. */
    String start() {
        return start.execute(Map.of("t", texts));
    }

    String end() {
        return end.execute(Map.of("t", texts));
    }

    String page(ListPage list) {
        var where = list.establishment();
        return page.execute(Map.of(
                "t",
                texts,
                "form",
                text(list.form().name()),
                "health",
                list.form() != Form.EDUCATION,
                "period",
                list.period() + " (" + months(list.period()) + ")",
                "months",
                Stream.of(list.period().firstMonth(), list.period().lastMonth())
                        .map(month -> month.getMonth().getDisplayName(TextStyle.FULL, PERU))
                        .toList(),
                "establishment",
                where.code() + " " + Objects.requireNonNullElse(where.name(), text("unregistered")),
                "place",
                Objects.requireNonNullElse(where.network(), text("noNetwork")) + ", "
                        + Objects.requireNonNullElse(where.district(), text("noDistrict")),
                "lines",
                lines(list.members()),
                "heads",
                list.heads()));
    }

    private List<Map<String, Object>> lines(List<ListedMember> members) {
        return IntStream.range(0, members.size())
                .mapToObj(i -> line(i + 1, members.get(i)))
                .toList();
    }

    private Map<String, Object> line(int number, ListedMember member) {
        return Map.of(
                "number", number,
                "id", member.externalId(),
                "code", member.member(),
                "birth", DAY.format(member.birthDate()),
                "sex", member.sex(),
                "condition", text(member.condition().name()));
    }

    private String text(String key) {
        return Objects.requireNonNull(texts.get(key), key);
    }

    private static String months(Period period) {
        return Stream.of(period.firstMonth(), period.lastMonth())
                .map(month -> month.getMonth().getDisplayName(TextStyle.FULL, PERU))
                .collect(Collectors.joining("-", "", " " + period.year()));
    }

    private static Map<String, String> texts() {
        var bundle = ResourceBundle.getBundle("texts.expected-list", PERU);
        return bundle.keySet().stream().collect(Collectors.toUnmodifiableMap(key -> key, bundle::getString));
    }

    private static Template template(String name) {
        var file = new ClassPathResource("templates/expected-list/" + name + ".mustache");
        try (var text = new InputStreamReader(file.getInputStream(), UTF_8)) {
            return Mustache.compiler().escapeHTML(true).compile(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
