package pe.juntos.affiliation.attention.adapter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.attention.Case;
import pe.juntos.affiliation.attention.CaseAccess;
import pe.juntos.affiliation.attention.CaseRefusal;
import pe.juntos.affiliation.attention.FreeText;
import pe.juntos.affiliation.attention.Office;
import pe.juntos.affiliation.attention.Result;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Cases with their clock, and what their offices do with them (USR-1). */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
class CasesController {

    private static final int MOST = 500;

    /** @param told null for whoever does not handle the case */
    record File(@JsonUnwrapped CaseLine line, List<CaseReader.Step> steps, CaseReader.@Nullable Told told) {}

    record Page(List<CaseLine> items, @Nullable String next) {}

    record Clock(LocalDate on, List<CaseReader.Clock> items) {}

    record Handover(@Nullable Office office, @Nullable String reason) {}

    record Resolution(@Nullable Result result, @Nullable String answer) {}

    record Reopening(@Nullable String reason) {}

    private final CaseReader reader;
    private final CaseDesk desk;
    private final Attention attention;
    private final TransactionalOperator transaction;

    CasesController(CaseReader reader, CaseDesk desk, Attention attention, TransactionalOperator transaction) {
        this.reader = reader;
        this.desk = desk;
        this.attention = attention;
        this.transaction = transaction;
    }

    @GetMapping("/affiliation/cases/{code}")
    Mono<File> file(@PathVariable String code, Caller caller, Scope scope) {
        return reader.find(code, caller.roles(), scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(now -> opened(now, caller))
                .as(transaction::transactional);
    }

    private Mono<File> opened(Case now, Caller caller) {
        boolean persons = CaseAccess.persons(
                caller.roles(), now.office(), attention.at(desk.today()).parameters());
        return reader.audit(now.code(), caller.subject(), persons)
                .then(reader.steps(now.code(), persons))
                .flatMap(steps -> persons
                        ? reader.told(now.code()).map(told -> new File(line(now), steps, told))
                        : Mono.just(new File(line(now), steps, null)));
    }

    @GetMapping("/affiliation/cases")
    Mono<Page> list(
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        var filter = new CaseReader.Filter(type, category, state, office, district, overdue);
        return reader.page(filter, desk.today(), caller.roles(), scope, cursor, most)
                .map(this::line)
                .collectList()
                .map(found -> new Page(
                        found,
                        found.size() < most ? null : found.getLast().content().caseCode()));
    }

    @GetMapping("/affiliation/cases.csv")
    Mono<Void> export(
            @RequestParam(defaultValue = "false") boolean overdue,
            Caller caller,
            Scope scope,
            ServerHttpResponse response) {
        var filter = new CaseReader.Filter("", "", "", "", "", overdue);
        return CsvExport.write(
                response,
                "casos.csv",
                CaseLine.HEADER,
                reader.all(filter, desk.today(), caller.roles(), scope)
                        .map(now -> line(now).cells()));
    }

    /** Open and overdue cases by district and type. */
    @GetMapping("/affiliation/cases/clock")
    Mono<Clock> clock(Caller caller, Scope scope) {
        return reader.clock(desk.today(), caller.roles(), scope)
                .collectList()
                .map(items -> new Clock(desk.today(), items));
    }

    @PostMapping("/affiliation/cases/{code}/route")
    Mono<CaseLine> route(@PathVariable String code, @RequestBody Handover routing, Caller caller, Scope scope) {
        Office office = routing.office();
        if (office == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "CASE_INVALID", "Falta office");
        }
        return desk.route(code, office, filled(routing.reason(), CaseRefusal.REASON_REQUIRED), caller, scope)
                .map(this::line);
    }

    @PostMapping("/affiliation/cases/{code}/resolve")
    Mono<CaseLine> resolve(@PathVariable String code, @RequestBody Resolution resolution, Caller caller, Scope scope) {
        Result result = resolution.result();
        if (result == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "CASE_INVALID", "Falta result");
        }
        return desk.resolve(code, result, filled(resolution.answer(), CaseRefusal.ANSWER_REQUIRED), caller, scope)
                .map(this::line);
    }

    @PostMapping("/affiliation/cases/{code}/reopen")
    Mono<CaseLine> reopen(@PathVariable String code, @RequestBody Reopening reopening, Caller caller, Scope scope) {
        return desk.reopen(code, filled(reopening.reason(), CaseRefusal.REASON_REQUIRED), caller, scope)
                .map(this::line);
    }

    private CaseLine line(Case now) {
        return CaseLine.of(now, desk.today(), attention.calendar());
    }

    private static String filled(@Nullable String text, CaseRefusal otherwise) {
        if (text == null || text.isBlank()) {
            CaseDesk.refuse(otherwise);
        }
        FreeText.fault(text).ifPresent(CaseDesk::refuse);
        return String.valueOf(text).strip();
    }
}
