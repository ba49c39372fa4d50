package pe.juntos.affiliation.attention.adapter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.attention.Accused;
import pe.juntos.affiliation.attention.Case;
import pe.juntos.affiliation.attention.CaseType;
import pe.juntos.affiliation.attention.Category;
import pe.juntos.affiliation.attention.Channel;
import pe.juntos.affiliation.attention.Intake;
import pe.juntos.affiliation.attention.Source;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes cases: by whoever attends the public, and by the portals and telephone lines that do. */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','INSTITUTION')")
class IntakesController {

    /** A query, request or complaint (USR-1). */
    record Opening(
            @Nullable Channel channel,
            @Nullable CaseType type,
            @Nullable Category category,
            @Nullable Source source,
            @Nullable String district,
            @Nullable String establishment,
            @Nullable Accused against,
            @Nullable String demanded,
            @Nullable String household,
            Intake.@Nullable Person person,
            @Nullable String place,
            @Nullable LocalDate occurredOn,
            @Nullable String text) {}

    /** The occurrence sheet of a surveillance committee (001 USR-04). */
    record Sheet(
            @Nullable Category category,
            @Nullable String district,
            @Nullable String establishment,
            @Nullable Accused against,
            @Nullable String place,
            @Nullable LocalDate date,
            @Nullable String occurrence,
            Intake.@Nullable Person person) {}

    /** Something was demanded that is no condition of the programme (MEM-3); without a person it is anonymous. */
    record Demand(
            @Nullable Channel channel,
            @Nullable String district,
            @Nullable String establishment,
            @Nullable Accused against,
            @Nullable String demanded,
            @Nullable LocalDate occurredOn,
            @Nullable String text,
            Intake.@Nullable Person person) {}

    private final CaseDesk desk;
    private final Attention attention;

    IntakesController(CaseDesk desk, Attention attention) {
        this.desk = desk;
        this.attention = attention;
    }

    @PostMapping("/affiliation/cases")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CaseLine> open(@RequestBody Opening in, Caller caller, Scope scope) {
        if (in.source() == Source.COMMITTEE) {
            throw invalid("Una ficha de ocurrencias se presenta en /affiliation/occurrences");
        }
        return line(desk.open(
                new Intake(
                        given(in.channel(), "channel"),
                        given(in.type(), "type"),
                        given(in.category(), "category"),
                        given(in.source(), "source"),
                        given(in.district(), "district"),
                        in.establishment(),
                        in.against(),
                        in.demanded(),
                        in.household(),
                        in.person(),
                        in.place(),
                        in.occurredOn(),
                        in.text()),
                caller,
                scope));
    }

    @PostMapping("/affiliation/occurrences")
    @PreAuthorize(
            "hasAnyRole('SURVEILLANCE_COMMITTEE','GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','INSTITUTION')")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CaseLine> occurrence(@RequestBody Sheet in, Caller caller, Scope scope) {
        return line(desk.open(
                new Intake(
                        Channel.PAPER,
                        CaseType.COMPLAINT,
                        given(in.category(), "category"),
                        Source.COMMITTEE,
                        given(in.district(), "district"),
                        in.establishment(),
                        in.against(),
                        null,
                        null,
                        in.person(),
                        in.place(),
                        in.date(),
                        in.occurrence()),
                caller,
                scope));
    }

    @PostMapping("/affiliation/undue-demands")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CaseLine> undueDemand(@RequestBody Demand in, Caller caller, Scope scope) {
        return line(desk.open(
                new Intake(
                        given(in.channel(), "channel"),
                        CaseType.COMPLAINT,
                        Category.UNDUE_DEMAND,
                        in.person() == null ? Source.ANONYMOUS : Source.OTHER_PERSON,
                        given(in.district(), "district"),
                        in.establishment(),
                        in.against(),
                        in.demanded(),
                        null,
                        in.person(),
                        null,
                        in.occurredOn(),
                        in.text()),
                caller,
                scope));
    }

    private Mono<CaseLine> line(Mono<Case> opened) {
        return opened.map(now -> CaseLine.of(now, desk.today(), attention.calendar()));
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw invalid("Falta " + field);
        }
        return value;
    }

    private static Problem invalid(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "CASE_INVALID", detail);
    }
}
