package pe.juntos.gateway.story.adapter;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.gateway.story.Period;
import pe.juntos.gateway.story.Section;
import pe.juntos.gateway.story.Story;
import pe.juntos.gateway.story.adapter.ServiceReads.Asking;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Correlation;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The story of a household in a period, composed from what each service may tell this caller. */
@RestController
class StoryController {
    private static final Pattern HOUSEHOLD = Pattern.compile("H[0-9A-HJKMNP-TV-Z]{16}");

    private final ServiceReads services;
    private final Narration narration;
    private final Composing composing;
    private final Tagged tagged;

    StoryController(ServiceReads services, Narration narration, Composing composing, Tagged tagged) {
        this.services = services;
        this.narration = narration;
        this.composing = composing;
        this.tagged = tagged;
    }

    @GetMapping("/api/households/{household}/story")
    @PreAuthorize(Roles.STAFF_OR_OWN_HOUSEHOLD)
    Mono<ResponseEntity<byte[]>> byCode(
            @PathVariable String household,
            @RequestParam String period,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @RequestHeader(Correlation.HEADER) String correlation) {
        var asked = period(period);
        if (!HOUSEHOLD.matcher(household).matches()) {
            throw Problem.notFound();
        }
        return story(household, asked, new Asking(token, correlation)).map(tagged::json);
    }

    /** By the register's own number of the household. */
    @GetMapping("/api/households/story")
    @PreAuthorize(Roles.STAFF)
    Mono<ResponseEntity<byte[]>> byExternalId(
            @RequestParam String externalId,
            @RequestParam String period,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @RequestHeader(Correlation.HEADER) String correlation) {
        var asked = period(period);
        if (externalId.isBlank()) {
            throw Problem.notFound();
        }
        var asking = new Asking(token, correlation);
        return services.read("affiliation", asking, "/affiliation/households?externalId={id}", externalId)
                .map(found -> code(found, externalId))
                .flatMap(household -> story(household, asked, asking))
                .map(tagged::json);
    }

    /** What the bank wrote, and the stories of the household and the periods whose money it is. */
    record EntryStory(JsonNode entry, List<Story> stories) {}

    /** Back from an end-to-end id, or from the bank's own reference of an entry, to the verdicts and their evidence. */
    @GetMapping("/api/entries/story")
    @PreAuthorize(Roles.STAFF)
    Mono<List<EntryStory>> byEntry(
            @RequestParam(required = false) @Nullable String endToEndId,
            @RequestParam(required = false) @Nullable String reference,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @RequestHeader(Correlation.HEADER) String correlation) {
        if ((endToEndId == null) == (reference == null)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "TRACE_BY_ONE", "Indique endToEndId o reference, uno de los dos.");
        }
        var asking = new Asking(token, correlation);
        var traced = reference == null
                ? services.read("payment", asking, "/payment/trace?endToEndId={id}", String.valueOf(endToEndId))
                : services.read("payment", asking, "/payment/trace?reference={id}", reference);
        return traced.flatMapIterable(found -> known(found, "Los pagos no pueden"))
                .concatMap(entry -> Flux.fromIterable(entry.path("periods"))
                        .concatMap(
                                paid -> story(entry.required("household").asString(), period(paid.asString()), asking))
                        .collectList()
                        .map(stories -> new EntryStory(entry, stories)))
                .collectList();
    }

    private static Period period(String text) {
        return Period.read(text)
                .orElseThrow(() ->
                        Problem.of(HttpStatus.BAD_REQUEST, "PERIOD_MALFORMED", "El período se escribe como 2026-3."));
    }

    private static String code(Section<JsonNode> found, String externalId) {
        for (var item : known(found, "El padrón no puede").path("items")) {
            if (item.path("externalId").asString("").equals(externalId)) {
                return item.required("household").asString();
            }
        }
        throw Problem.notFound();
    }

    private static JsonNode known(Section<JsonNode> found, String whoCannot) {
        return switch (found) {
            case Section.Known<JsonNode>(var content) -> content;
            case Section.Nothing<JsonNode> _ -> throw Problem.notFound();
            case Section.Withheld<JsonNode> _ -> throw forbidden();
            case Section.Unavailable<JsonNode> _ ->
                throw Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "SERVICE_UNAVAILABLE",
                        whoCannot + " responder ahora; vuelva a intentarlo.");
        };
    }

    private Mono<Story> story(String household, Period period, Asking asking) {
        return composing
                .of(Answers.ask(services, asking, household, period.toString()))
                .map(answers -> switch (answers.affiliation()) {
                    case Section.Nothing<JsonNode> _ -> throw Problem.notFound();
                    case Section.Withheld<JsonNode> _ -> throw forbidden();
                    case Section.Known<JsonNode> _, Section.Unavailable<JsonNode> _ ->
                        narration.story(household, period, answers);
                });
    }

    private static Problem forbidden() {
        return Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN", "Su rol no permite esta operación.");
    }
}
