package pe.juntos.coresponsibility.expectedlist.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.expectedlist.Form;
import pe.juntos.coresponsibility.expectedlist.ListPage;
import pe.juntos.coresponsibility.expectedlist.ListPage.Head;
import pe.juntos.coresponsibility.expectedlist.ListScope;
import pe.juntos.coresponsibility.expectedlist.ListedMember;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lists to take away: of an establishment, of a whole network or UGEL, of a district, streamed. Each is noted with who took it.
 */
@RestController
@RequestMapping("/coresponsibility/periods/{period}")
@PreAuthorize(
        "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','INSTITUTION','AUDITOR','ESTABLISHMENT_HEAD')")
class ListFiles {
    private static final List<String> HEADER =
            List.of("periodo", "establecimiento", "persona_id", "codigo", "eje", "condicion", "nacimiento", "sexo");

    private final ExpectedRows rows;
    private final ListReads reads;
    private final PrintedList printed;
    private final Periods periods;

    ListFiles(ExpectedRows rows, ListReads reads, PrintedList printed, Periods periods) {
        this.rows = rows;
        this.reads = reads;
        this.printed = printed;
        this.periods = periods;
    }

    @GetMapping("/expected.csv")
    Mono<Void> csv(
            @PathVariable("period") String period,
            @RequestParam(name = "establishment", required = false) @Nullable String establishment,
            @RequestParam(name = "network", required = false) @Nullable String network,
            @RequestParam(name = "district", required = false) @Nullable String district,
            Caller caller,
            ServerHttpResponse response) {
        return asked(period, ListScope.of(establishment, network, district).orElse(null), caller, "csv")
                .flatMap(asked ->
                        CsvExport.write(response, "esperados-" + asked.period() + ".csv", HEADER, lines(asked)));
    }

    @GetMapping("/expected.html")
    Mono<Void> page(
            @PathVariable("period") String period,
            @RequestParam(name = "establishment", required = false) @Nullable String establishment,
            @RequestParam(name = "network", required = false) @Nullable String network,
            @RequestParam(name = "district", required = false) @Nullable String district,
            Caller caller,
            ServerHttpResponse response) {
        return asked(period, ListScope.of(establishment, network, district).orElse(null), caller, "html")
                .flatMap(asked -> write(response, asked));
    }

    private Mono<Asked> asked(String text, @Nullable ListScope scope, Caller caller, String format) {
        if (scope == null) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "LIST_SCOPE",
                    "Indique un establecimiento, una red o UGEL, o un distrito."));
        }
        var sight = Sight.of(caller);
        return Mono.justOrEmpty(Period.parse(text))
                .filterWhen(period -> periods.stateOf(period).hasElement())
                .filterWhen(_ -> rows.has(scope, sight))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(period ->
                        reads.note(period, scope, format, caller).thenReturn(new Asked(period, scope, sight)));
    }

    private Flux<List<String>> lines(Asked asked) {
        return rows.of(asked.period(), asked.scope(), asked.sight())
                .map(line -> List.of(
                        asked.period().toString(),
                        line.establishment().code(),
                        line.externalId(),
                        line.member(),
                        line.condition().axis().name(),
                        line.condition().name(),
                        line.birthDate().toString(),
                        line.sex()));
    }

    private Mono<Void> write(ServerHttpResponse response, Asked asked) {
        response.getHeaders().setContentType(new MediaType("text", "html", UTF_8));
        response.getHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.getHeaders().setCacheControl("no-store");
        var body = Flux.concat(
                        Mono.fromSupplier(printed::start),
                        pages(asked).map(printed::page),
                        Mono.fromSupplier(printed::end))
                .map(html -> response.bufferFactory().wrap(html.getBytes(UTF_8)));
        return response.writeWith(body);
    }

    private Flux<ListPage> pages(Asked asked) {
        return rows.heads(asked.scope(), asked.period().lastDay())
                .flatMapMany(heads -> rows.of(asked.period(), asked.scope(), asked.sight())
                        .bufferUntilChanged(PageKey::of)
                        .map(lines -> page(asked.period(), lines, heads)));
    }

    private static ListPage page(Period period, List<ListedMember> lines, Map<String, Collection<Head>> heads) {
        var code = lines.getFirst().establishment().code();
        return new ListPage(period, lines, List.copyOf(heads.getOrDefault(code, List.of())));
    }

    private record Asked(Period period, ListScope scope, Sight sight) {}

    private record PageKey(String establishment, Form form) {
        static PageKey of(ListedMember line) {
            return new PageKey(line.establishment().code(), line.form());
        }
    }
}
