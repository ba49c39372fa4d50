package pe.juntos.partner.registry.adapter;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.DciRefusal;
import pe.juntos.partner.registry.Persons;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the household of a person in the place of the document of identity by which a message asks for her, before anything of the
 * message is kept: a DNI is written down nowhere here, and not told again either. Of somebody who is not known, or lives elsewhere,
 * nothing is put in its place, and the question is answered like any other about a household that is not known.
 */
@Component
final class Documents {
    private static final String DNI = "DNI";
    private static final Pattern WELL_FORMED = Pattern.compile("[0-9]{8}");
    /** No household has it. */
    private static final String NONE = "-";

    private final Persons persons;
    private final Door door;
    private final RegistryConfiguration.RegistryRules rules;

    Documents(Persons persons, Door door, RegistryConfiguration.RegistryRules rules) {
        this.persons = persons;
        this.door = door;
        this.rules = rules;
    }

    /** The message as it may be kept; the same one if it asks by no document. */
    Mono<Envelope> replaced(Envelope envelope, Caller caller) {
        if (questions(envelope.message()).isEmpty()) {
            return Mono.just(envelope);
        }
        var known = envelope.with(envelope.message().deepCopy());
        var questions = questions(known.message());
        var documents = questions.stream()
                .filter(Documents::isSearch)
                .map(Question::document)
                .filter(document -> WELL_FORMED.matcher(document).matches())
                .collect(Collectors.toUnmodifiableSet());
        var found = documents.isEmpty() || documents.size() > rules.policy().mostItems()
                ? Mono.just(Map.<String, String>of())
                : persons.households(documents, caller).onErrorMap(_ -> door.problem(DciRefusal.UNAVAILABLE));
        return found.map(households -> {
            questions.forEach(question -> question.replace(households));
            return known;
        });
    }

    /**
     * A question by a document, or by what stands for one here, which nobody outside may write.
     *
     * @param search what is answered; nobody subscribes by a document, but it is not kept either
     */
    private record Question(ObjectNode query, boolean search) {
        String document() {
            return isDni(query) ? Envelope.text(query, "value", "") : "";
        }

        void replace(Map<String, String> households) {
            var document = document();
            var wellFormed =
                    search && (!isDni(query) || WELL_FORMED.matcher(document).matches());
            query.put("type", wellFormed ? Asked.Household.OF_PERSON : DNI);
            query.put("value", wellFormed ? households.getOrDefault(document, NONE) : "");
        }
    }

    private static boolean isSearch(Question question) {
        return question.search();
    }

    private static List<Question> questions(JsonNode message) {
        return Stream.of(
                        asked(message, "search_request", request -> request.at("/search_criteria/query"), true),
                        asked(message, "subscribe_request", request -> request.at("/subscribe_criteria/filter"), false),
                        Stream.of(message.at("/enrolled_criteria/query"))
                                .filter(Documents::byDocument)
                                .map(query -> new Question((ObjectNode) query, true)))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Question> asked(
            JsonNode message, String field, Function<JsonNode, JsonNode> query, boolean search) {
        return message.path(field)
                .valueStream()
                .map(query)
                .filter(Documents::byDocument)
                .map(one -> new Question((ObjectNode) one, search));
    }

    private static boolean byDocument(JsonNode query) {
        return query instanceof ObjectNode && (isDni(query) || type(query).equals(Asked.Household.OF_PERSON));
    }

    private static boolean isDni(JsonNode query) {
        return type(query).equals(DNI);
    }

    private static String type(JsonNode query) {
        return Filters.last(Envelope.text(query, "type", ""));
    }
}
