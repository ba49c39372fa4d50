package pe.juntos.gateway.story.adapter;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.gateway.story.Explanation;
import pe.juntos.gateway.story.Section;
import pe.juntos.gateway.story.Story;
import pe.juntos.gateway.story.Wording;
import pe.juntos.gateway.story.adapter.ServiceReads.Asking;
import pe.juntos.platform.web.Correlation;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple5;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The story of a household in a period, composed from what each service may tell this caller. */
@RestController
class StoryController {
    private static final Pattern PERIOD = Pattern.compile("20[0-9]{2}-[1-6]");
    private static final Pattern HOUSEHOLD = Pattern.compile("H[0-9A-HJKMNP-TV-Z]{16}");

    private final ServiceReads services;
    private final Wording spanish = Wording.in(Wording.SPANISH);

    StoryController(ServiceReads services) {
        this.services = services;
    }

    @GetMapping("/api/households/{household}/story")
    Mono<Story> byCode(
            @PathVariable String household,
            @RequestParam String period,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @RequestHeader(Correlation.HEADER) String correlation) {
        if (!HOUSEHOLD.matcher(household).matches()) {
            return Mono.error(Problem.notFound());
        }
        return story(household, checked(period), new Asking(token, correlation));
    }

    /** By the register's own number of the household. */
    @GetMapping("/api/households/story")
    Mono<Story> byExternalId(
            @RequestParam String externalId,
            @RequestParam String period,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @RequestHeader(Correlation.HEADER) String correlation) {
        var asking = new Asking(token, correlation);
        var checked = checked(period);
        return services.read("affiliation", asking, "/affiliation/households?externalId={id}", externalId)
                .flatMap(found -> switch (found) {
                    case Section.Known(var list)
                    when first(list) != null -> story(String.valueOf(first(list)), checked, asking);
                    case Section.Known _, Section.Nothing _ -> Mono.<Story>error(Problem.notFound());
                    case Section.Unavailable _ -> Mono.<Story>error(away());
                });
    }

    private static @Nullable String first(JsonNode list) {
        var items = list.isArray() ? list : list.path("items");
        var code = items.path(0).path("household");
        return code.isString() ? code.asString() : null;
    }

    private static String checked(String period) {
        if (!PERIOD.matcher(period).matches()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "PERIOD_MALFORMED", "El período se escribe como 2026-3.");
        }
        return period;
    }

    private Mono<Story> story(String household, String period, Asking asking) {
        return Mono.zip(
                        services.read("affiliation", asking, "/affiliation/households/{h}", household),
                        services.read(
                                "coresponsibility",
                                asking,
                                "/coresponsibility/households/{h}/verdicts?period={p}",
                                household,
                                period),
                        services.read(
                                "payment", asking, "/payment/households/{h}/transfers?period={p}", household, period),
                        services.read("graduation", asking, "/graduation/households/{h}", household),
                        services.read("partner", asking, "/partner/households/{h}/referrals", household))
                .flatMap(sections -> sections.getT1() instanceof Section.Nothing
                        ? Mono.<Story>error(Problem.notFound())
                        : Mono.just(tell(household, period, sections)));
    }

    private Story tell(String household, String period, Tuple5<Section, Section, Section, Section, Section> sections) {
        var explanation = Explanation.of(sections.getT1(), sections.getT2(), transferOf(period, sections.getT3()));
        return new Story(
                household,
                period,
                spanish.sentence(explanation),
                shown(withoutPersons(sections.getT1())),
                shown(sections.getT2()),
                shown(sections.getT3()),
                shown(sections.getT4()),
                shown(sections.getT5()));
    }

    /** The transfer that speaks for the period: its own, or else the latest that compensates it. */
    private static Section transferOf(String period, Section payment) {
        if (!(payment instanceof Section.Known(var content))) {
            return payment;
        }
        var transfers = content.path("transfers");
        for (var transfer : transfers) {
            if (period.equals(transfer.path("period").asString(""))) {
                return new Section.Known(transfer);
            }
        }
        return transfers.isEmpty() ? new Section.Nothing() : new Section.Known(transfers.path(transfers.size() - 1));
    }

    /** Names and DNI stay in the person's file, whoever asks. */
    private static Section withoutPersons(Section household) {
        if (household instanceof Section.Known(var file)) {
            for (var member : file.path("members")) {
                if (member instanceof ObjectNode fields) {
                    fields.remove("person");
                }
            }
        }
        return household;
    }

    private static @Nullable Object shown(Section section) {
        return switch (section) {
            case Section.Known(var content) -> content;
            case Section.Nothing _ -> null;
            case Section.Unavailable _ -> Map.of("unavailable", true);
        };
    }

    private static Problem away() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "SERVICE_UNAVAILABLE",
                "El padrón no puede responder ahora; vuelva a intentarlo.");
    }
}
