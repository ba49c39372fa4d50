package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every endpoint of a service, tried by somebody with all roles in a neighbouring province: nothing of a household, a person or a
 * case of the district is shown, counted, exported or written from there, and whoever reads a person's file leaves an entry in the
 * audit trail. An endpoint that is in no list of the service's subclass, a {@link ServiceTest}, fails the test, so that a new one is
 * thought of. What the platform itself gives every service, such as jobs and policies, its own tests hold.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class NeighbourTest {
    private static final List<String> NOT_TOLD = List.of(
            "audit_entry",
            "audit_link",
            "case_access",
            "file_access",
            "flyway_schema_history",
            "idempotency_key",
            "outbox");
    private static final Pattern VARIABLE = Pattern.compile("([\\w-]*)/\\{(\\w+)}");
    private static final Pattern SEVERAL = Pattern.compile("\\{\\w+:([a-z]+)\\|([a-z]+)}");
    private static final Pattern SOMEBODY = Pattern.compile("\"[HM][0-9A-HJKMNP-TV-Z]{16}\"|\"dni\"");
    private static final String NOT_FOUND = "404 \"NOT_FOUND\"";

    /**
     * What the test cannot know of a service. Endpoints are named as {@code GET /service/things/{id}}.
     *
     * @param roles of both who try
     * @param home where the things are: UBIGEO prefix of the owner's territory
     * @param abroad UBIGEO prefix of the neighbour's
     * @param national whose answer is the same for everybody
     * @param files whose lines are held to their sender's territory, as another test shows
     * @param empty reads that show nothing to the owner either, because nothing of the kind can be there
     * @param asked what a read has to be asked for
     * @param writes a body that is right but for the territory; {@code $name} stands for an id
     * @param otherwise what the neighbour is answered where it is not 404: the status and a part of the body
     */
    public record Neighbourhood(
            List<String> roles,
            String home,
            String abroad,
            Set<String> national,
            Set<String> files,
            Set<String> empty,
            Map<String, String> asked,
            Map<String, String> writes,
            Map<String, String> otherwise) {

        Set<String> thought() {
            return Stream.of(national, files, empty, asked.keySet(), writes.keySet(), otherwise.keySet())
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet());
        }
    }

    /** How a call was answered. */
    public record Answer(int status, String body) {
        boolean is(String expected) {
            return status == Integer.parseInt(expected.substring(0, 3)) && body.contains(expected.substring(4));
        }
    }

    @Autowired
    private WebTestClient http;

    @Autowired
    private TestDatabase database;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    /**
     * By the name of a path's variable, of one of several by the segment before it as well ({@code cases/id}), and of what bodies
     * name ({@code $household}).
     */
    protected final Map<String, String> ids = new HashMap<>();

    private Neighbourhood around =
            new Neighbourhood(List.of(), "", "", Set.of(), Set.of(), Set.of(), Map.of(), Map.of(), Map.of());

    protected abstract Neighbourhood neighbourhood();

    /** Puts one of each thing into the district, and says their {@link #ids}. */
    protected abstract void oneOfEachThing();

    /** What stands for a household, a person or a place of the district. */
    protected abstract Set<String> marks();

    /** The read that says of a household what the service's part of its story says. */
    protected abstract String partOfStory();

    /** Tables that say who asked what, not what the service knows. */
    protected Set<String> ignored() {
        return Set.of();
    }

    @BeforeAll
    final void settle() {
        around = neighbourhood();
        oneOfEachThing();
    }

    protected final String owner() {
        return TestTokens.bearer("olga", around.roles(), List.of(around.home()));
    }

    protected final String neighbour() {
        return TestTokens.bearer("nora", around.roles(), List.of(around.abroad()));
    }

    protected final String country() {
        return TestTokens.bearer("paula", around.roles(), TestTokens.NATIONAL);
    }

    @Test
    @Order(1)
    final void every_endpoint_was_thought_of() {
        var endpoints = endpoints().stream().map(NeighbourTest::name).collect(Collectors.toSet());
        assertThat(endpoints).as("every list names endpoints that exist").containsAll(around.thought());
        assertThat(endpoints.stream()
                        .filter(e -> !e.startsWith("GET ") && !around.thought().contains(e)))
                .as("in no list")
                .isEmpty();
    }

    @Test
    @Order(2)
    final void nothing_of_a_district_is_shown_in_another_province() {
        var faults = new TreeMap<String, String>();
        reads().forEach(endpoint -> read(endpoint, faults));
        assertThat(faults).isEmpty();
    }

    /** Whatever it is asked for, in which order, from which place on: the filters of a list are no way around the territory. */
    @Test
    @Order(3)
    final void nothing_of_a_district_is_shown_by_filters_cursors_and_orders() {
        var faults = new TreeMap<String, String>();
        reads().forEach(endpoint -> endpoint.queryNames()
                .forEach(name -> asked(name).forEach(value -> filtered(endpoint, name, value, faults))));
        assertThat(faults).isEmpty();
    }

    @Test
    @Order(4)
    final void a_read_of_a_person_s_file_is_in_the_audit_trail() {
        var faults = new TreeMap<String, String>();
        reads().filter(Endpoint::showsOnePerson).forEach(endpoint -> {
            var before = entries();
            var answer = ask(HttpMethod.GET, path(endpoint), asker(name(endpoint)), "");
            if (answer.status() == 200 && entries() == before) {
                faults.put(name(endpoint), "leaves no entry");
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    @Order(5)
    final void nothing_of_a_district_is_written_from_another_province() {
        var faults = new TreeMap<String, String>();
        var ignored = Stream.concat(NOT_TOLD.stream(), ignored().stream()).collect(Collectors.toSet());
        var before = database.contents(ignored);
        endpoints().stream()
                .filter(endpoint -> around.writes().containsKey(name(endpoint)))
                .forEach(endpoint -> written(endpoint, faults));
        assertThat(faults).isEmpty();
        assertThat(database.contents(ignored)).as("nothing was written").isEqualTo(before);
    }

    /** Of its district as of any other. */
    @Test
    @Order(6)
    final void a_surveillance_committee_learns_how_many_and_never_who() {
        var faults = new TreeMap<String, String>();
        for (var territory : List.of(around.home(), around.abroad())) {
            var committee = TestTokens.bearer("vilma", List.of("SURVEILLANCE_COMMITTEE"), List.of(territory));
            endpoints().stream().filter(Endpoint::reads).forEach(endpoint -> {
                var answer = ask(HttpMethod.GET, path(endpoint), committee, "");
                if (answer.status() == 200 && SOMEBODY.matcher(answer.body()).find()) {
                    faults.put(name(endpoint) + " " + territory, answer.body());
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    /** Whoever asks, for whichever household, alone or in a crowd: and each file that is shown leaves an entry. */
    @Test
    @Order(7)
    final void the_part_of_a_story_says_to_each_what_the_read_of_the_household_says() {
        var path = path(endpoints().stream()
                .filter(endpoint -> name(endpoint).equals(partOfStory()))
                .findFirst()
                .orElseThrow());
        var household = Objects.requireNonNull(found("/households/([^/?]+)", path));
        for (var of : List.of(household, "H0123456789ABCDEF")) {
            var tokens = somebodies(household);
            var reads = tokens.stream()
                    .map(token -> ask(HttpMethod.GET, path.replace(household, of), token, ""))
                    .toList();
            var before = entries();
            var parts = parts(tokens, of, found("period=([^&]+)", path));
            assertThat(entries() - before)
                    .as("entries")
                    .isEqualTo(
                            parts.stream().filter(part -> part.status() == 200).count());
            assertThat(parts)
                    .as(of)
                    .isEqualTo(reads.stream().map(NeighbourTest::asPart).toList());
        }
    }

    private List<String> somebodies(String household) {
        var roles = Stream.of(Role.values())
                .flatMap(role -> Stream.of(role.nationwide(), role.within(List.of(around.home()))));
        return Stream.concat(
                        roles,
                        Stream.of(
                                owner(),
                                neighbour(),
                                country(),
                                TestTokens.recipient(household),
                                TestTokens.recipientWith(household, List.of("RECIPIENT", "AUDITOR")),
                                TestTokens.bearer("nadie", List.of(), TestTokens.NATIONAL),
                                TestTokens.expired("olga", around.roles()),
                                TestTokens.wrongAudience("olga", around.roles()),
                                TestTokens.wrongIssuer("olga", around.roles()),
                                TestTokens.unsigned("olga", around.roles()),
                                TestTokens.otherKey("olga", around.roles()),
                                TestTokens.keyConfusion("olga", around.roles()),
                                "Bearer nonsense"))
                .toList();
    }

    private record Part(int status, @Nullable JsonNode body) {}

    private List<Part> parts(List<String> tokens, String household, @Nullable String period) {
        var questions = tokens.stream()
                .map(token -> {
                    var question = new HashMap<String, String>();
                    question.put("token", token.substring("Bearer ".length()));
                    question.put("household", household);
                    question.put("period", period);
                    return question;
                })
                .toList();
        var answer = http.post()
                .uri("/household-parts")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(JsonMapper.shared().writeValueAsString(questions))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared()
                .readTree(answer)
                .valueStream()
                .map(part -> new Part(
                        part.path("status").asInt(), part.path("status").asInt() == 200 ? part.path("body") : null))
                .toList();
    }

    private static Part asPart(Answer answer) {
        return new Part(
                answer.status(), answer.status() == 200 ? JsonMapper.shared().readTree(answer.body()) : null);
    }

    private static @Nullable String found(String pattern, String path) {
        var found = Pattern.compile(pattern).matcher(path);
        return found.find() ? found.group(1) : null;
    }

    private List<Endpoint> endpoints() {
        return Endpoint.all(mappings).stream()
                .filter(endpoint -> !endpoint.handler().getBeanType().getName().startsWith("pe.juntos.platform."))
                .flatMap(NeighbourTest::each)
                .sorted(java.util.Comparator.comparing(NeighbourTest::name))
                .toList();
    }

    /** Of an endpoint of several kinds of things, one for each. */
    private static Stream<Endpoint> each(Endpoint endpoint) {
        var several = SEVERAL.matcher(endpoint.path());
        return several.find()
                ? Stream.of(1, 2).map(kind -> endpoint.at(several.replaceFirst(several.group(kind))))
                : Stream.of(endpoint);
    }

    private static String name(Endpoint endpoint) {
        return endpoint.operation();
    }

    private Stream<Endpoint> reads() {
        return endpoints().stream()
                .filter(Endpoint::reads)
                .filter(endpoint -> !around.national().contains(name(endpoint)));
    }

    /** Whoever is in the way of the neighbour for another reason than the territory is asked for by the country. */
    private String asker(String endpoint) {
        return around.otherwise().containsKey(endpoint) ? country() : owner();
    }

    private void read(Endpoint endpoint, Map<String, String> faults) {
        var name = name(endpoint);
        var own = ask(HttpMethod.GET, path(endpoint), asker(name), "");
        var other = ask(HttpMethod.GET, path(endpoint), neighbour(), "");
        if (own.status() != 200 || !around.empty().contains(name) && own.body().equals(other.body())) {
            faults.put(name, "shows nothing to its own district either: " + own);
        } else if (other.status() != 200 && !other.is(around.otherwise().getOrDefault(name, NOT_FOUND))) {
            faults.put(name, "answers the neighbour " + other);
        } else if (other.status() == 200) {
            shown(other, "")
                    .ifPresent(mark -> faults.put(name, "shows " + mark + " to the neighbour: " + other.body()));
        }
    }

    /** Of the owner's answer, so that the neighbour goes on where the owner is. */
    private Stream<String> asked(String parameter) {
        var cursors = Stream.of("", "0", "00000000-0000-0000-0000-000000000000");
        var known =
                Stream.of(parameter, "$" + parameter).filter(ids::containsKey).map(ids::get);
        return switch (parameter) {
            case "cursor", "after", "afterMessage", "afterLine" -> cursors;
            case "limit" -> Stream.of("1", "1000000");
            case "sort", "order", "by" -> Stream.of("household", "district", "province", "department");
            case "district", "ubigeo", "area", "territory" ->
                Stream.of(around.home(), around.home().substring(0, 2), marksDistrict());
            case "state", "stage", "status" -> Stream.concat(known, Stream.of("ALL"));
            default -> known;
        };
    }

    private String marksDistrict() {
        return marks().stream()
                .filter(mark -> mark.matches("\\d{6}"))
                .findFirst()
                .orElse(around.home());
    }

    private void filtered(Endpoint endpoint, String parameter, String value, Map<String, String> faults) {
        var path = path(endpoint);
        var answer =
                ask(HttpMethod.GET, path + (path.contains("?") ? "&" : "?") + parameter + "=" + value, neighbour(), "");
        if (answer.status() >= 500) {
            faults.put(name(endpoint) + " " + parameter, answer.toString());
        } else if (answer.status() == 200) {
            shown(answer, value)
                    .ifPresent(mark -> faults.put(
                            name(endpoint) + " " + parameter + "=" + value, "shows " + mark + ": " + answer));
        }
    }

    /** @param said by the one who asked, and repeated in the answer */
    private java.util.Optional<String> shown(Answer answer, String said) {
        return marks().stream()
                .filter(mark -> !mark.equals(said) && answer.body().contains(mark))
                .findFirst();
    }

    private void written(Endpoint endpoint, Map<String, String> faults) {
        var answer = ask(endpoint.method(), path(endpoint), neighbour(), body(name(endpoint)));
        if (!answer.is(around.otherwise().getOrDefault(name(endpoint), NOT_FOUND))) {
            faults.put(name(endpoint), "answers the neighbour " + answer);
        }
    }

    private long entries() {
        return database.number("select count(*) from audit_entry");
    }

    /** With the ids of the things of the district in their places. */
    private String path(Endpoint endpoint) {
        var path = VARIABLE.matcher(endpoint.plainPath())
                .replaceAll(v -> v.group(1) + "/"
                        + ids.getOrDefault(
                                v.group(1) + "/" + v.group(2),
                                ids.getOrDefault(v.group(2), "00000000-0000-0000-0000-000000000001")));
        var asked = around.asked().getOrDefault(name(endpoint), endpoint.query());
        return asked.isEmpty() ? path : path + "?" + filled(asked);
    }

    /** The body of a write, with ids in the place of their names. */
    protected final String body(String endpoint) {
        return filled(around.writes().get(endpoint));
    }

    private String filled(String text) {
        var filled = text;
        for (var id : new TreeMap<>(ids).descendingMap().entrySet()) {
            filled = id.getKey().startsWith("$") ? filled.replace(id.getKey(), id.getValue()) : filled;
        }
        return filled;
    }

    protected final Answer ask(HttpMethod method, String path, String token, String body) {
        var answer = http.method(method)
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .accept(MediaType.ALL)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody(String.class)
                .returnResult();
        return new Answer(answer.getStatus().value(), answer.getResponseBody() == null ? "" : answer.getResponseBody());
    }

    /** Asks for what has to go well. */
    protected final Answer done(HttpMethod method, String path, String token, String body) {
        var answer = ask(method, path, token, filled(body));
        assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 299);
        return answer;
    }
}
