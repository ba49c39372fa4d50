package pe.juntos.coresponsibility.notice.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.notice.adapter.NoticeReads.Asked;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.verdict.Reason;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notices to take to the field, streamed, by district: as a table and as letters. */
@RestController
@RequestMapping("/coresponsibility/periods/{period}")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
class NoticeFiles {
    private static final List<String> HEADER = List.of(
            "hogar_id",
            "hogar",
            "ubigeo",
            "aviso",
            "estado",
            "motivos",
            "texto",
            "texto_quechua",
            "revision_quechua",
            "medio",
            "notificado_el",
            "acuse_el",
            "plazo_hasta");

    private final NoticeReads reads;
    private final NoticeWords words;
    private final PrintedLetters letters;

    NoticeFiles(NoticeReads reads, NoticeWords words, PrintedLetters letters) {
        this.reads = reads;
        this.words = words;
        this.letters = letters;
    }

    @GetMapping("/notices.csv")
    Mono<Void> table(
            @PathVariable("period") String text,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "district", defaultValue = "") String district,
            Caller caller,
            ServerHttpResponse response) {
        var period = period(text);
        var lines = reads.all(new Asked(period, state, district, caller.territory()))
                .map(notice -> line(notice, period));
        return CsvExport.write(response, "avisos-" + period + ".csv", HEADER, lines);
    }

    /** Those that wait to be delivered. */
    @GetMapping("/notices.html")
    Mono<Void> letters(
            @PathVariable("period") String text,
            @RequestParam(name = "district", defaultValue = "") String district,
            Caller caller,
            ServerHttpResponse response) {
        var period = period(text);
        response.getHeaders().setContentType(new MediaType("text", "html", UTF_8));
        response.getHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.getHeaders().setCacheControl("no-store");
        var pages = Flux.concat(
                Mono.fromSupplier(() -> letters.start(period)),
                reads.all(new Asked(period, "WAITING", district, caller.territory()))
                        .map(notice -> letters.letter(notice, period)),
                Mono.fromSupplier(letters::end));
        return response.writeWith(pages.map(html -> response.bufferFactory().wrap(html.getBytes(UTF_8))));
    }

    private List<String> line(NoticeRow notice, Period period) {
        var said = words.say(notice, period);
        return List.of(
                notice.externalId(),
                notice.household(),
                notice.district(),
                Integer.toString(notice.version()),
                notice.state(),
                String.join("|", notice.reasons().stream().map(Reason::name).toList()),
                said.spanish(),
                said.quechua(),
                said.quechuaReview(),
                cell(notice.channel()),
                cell(notice.deliveredOn()),
                cell(notice.acknowledgedOn()),
                cell(words.window(notice, period).last()));
    }

    private static String cell(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static Period period(String text) {
        return Period.parse(text).orElseThrow(Problem::notFound);
    }
}
