package pe.juntos.gateway.story.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.gateway.story.Explanation;
import pe.juntos.gateway.story.InWords;
import pe.juntos.gateway.story.Period;
import pe.juntos.gateway.story.Section;
import pe.juntos.gateway.story.Story;
import pe.juntos.gateway.story.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one story of the services' answers, in Spanish and in Quechua. */
@Component
class Narration {
    /** Names and DNI stay in the person's file, whoever asks. */
    private static final List<String> OF_PERSONS =
            List.of("person", "dni", "paternalName", "maternalName", "givenNames", "birthDate");

    private final Wording spanish = Wording.in(Wording.SPANISH);
    private final Wording quechua = Wording.in(Wording.QUECHUA);

    Story story(String household, Period period, Answers answers) {
        var explanation = Explanation.of(period, answers.facts());
        return new Story(
                household,
                period.toString(),
                spanish.sentence(explanation),
                meanings(spanish, answers),
                inWords(Wording.QUECHUA, quechua, explanation, answers),
                shown(answers.affiliation()),
                shown(answers.coresponsibility()),
                shown(answers.payment()),
                shown(answers.graduation()),
                shown(answers.partner()));
    }

    private static InWords inWords(Locale language, Wording wording, Explanation explanation, Answers answers) {
        return new InWords(
                language.toLanguageTag(), wording.review(), wording.sentence(explanation), meanings(wording, answers));
    }

    private static Map<String, Map<String, String>> meanings(Wording wording, Answers answers) {
        var meanings = new LinkedHashMap<String, Map<String, String>>();
        meanings.put("status", wording.meanings("affiliation", codes(answers.affiliation())));
        meanings.put("verdict", wording.meanings("coresponsibility", codes(answers.coresponsibility())));
        meanings.put("payment", wording.meanings("payment", codes(answers.payment())));
        meanings.put("graduation", wording.meanings("graduation", codes(answers.graduation())));
        meanings.put("referrals", wording.meanings("partner", codes(answers.partner())));
        return meanings;
    }

    private static List<String> codes(Section<JsonNode> section) {
        var codes = new ArrayList<String>();
        if (section instanceof Section.Known<JsonNode>(var content)) {
            content.findValues("reasons").forEach(reasons -> reasons.forEach(reason -> codes.add(reason.asString())));
            content.findValues("reason").stream()
                    .filter(JsonNode::isString)
                    .forEach(reason -> codes.add(reason.asString()));
        }
        return codes;
    }

    /** A part of an answer: null where there is nothing, and never nothing where nobody knows. */
    static @Nullable Object shown(Section<JsonNode> section) {
        return switch (section) {
            case Section.Known<JsonNode>(var content) -> withoutPersons(content);
            case Section.Nothing<JsonNode> _ -> null;
            case Section.Withheld<JsonNode> _ -> Map.of("withheld", true);
            case Section.Unavailable<JsonNode> _ -> Map.of("unavailable", true);
        };
    }

    private static JsonNode withoutPersons(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            fields.remove(OF_PERSONS);
        }
        node.forEach(Narration::withoutPersons);
        return node;
    }
}
