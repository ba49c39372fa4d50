package pe.juntos.affiliation.dwelling.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The work list of households that may be one dwelling's, and the search that fills it. */
@RestController
@RequestMapping("/affiliation/dwellings")
class DwellingsController {

    private static final int LONGEST = 500;
    private static final int MOST = 500;

    record Scan(UUID scan, UUID job) {}

    record Page(List<SharedDwellings.Pair> items, @Nullable String next) {}

    record Dismissal(@Nullable String grounds) {}

    private final SharedDwellings pairs;
    private final Jobs jobs;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    DwellingsController(SharedDwellings pairs, Jobs jobs, DatabaseClient client, TransactionalOperator transaction) {
        this.pairs = pairs;
        this.jobs = jobs;
        this.client = client;
        this.transaction = transaction;
    }

    /** On a register that did not change since, the search there is. */
    @PostMapping("/scans")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Scan>> scan() {
        return client.sql("select coalesce((select sum(files) from source_received), 0) || '/'"
                        + " || coalesce((select max(id) from member_change), 0) || '/'"
                        + " || coalesce((select max(id) from standing_history), 0) as register")
                .map(row -> required(row, "register", String.class))
                .one()
                .flatMap(register -> jobs.start(DwellingScan.KIND, register, Map.of(), 1))
                .map(job -> ResponseEntity.accepted().body(new Scan(job.id(), job.id())));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return pairs.list(kind, state, district.matches("[0-9]{0,6}") ? district : "-", cursor, most, scope)
                .map(found -> new Page(
                        found,
                        found.size() < most
                                ? null
                                : Long.toString(found.getLast().id())));
    }

    /** Two households after all; it stays so however often they are found again. */
    @PostMapping("/{id}/dismiss")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<SharedDwellings.Pair> dismiss(
            @PathVariable long id, @RequestBody Dismissal dismissal, Caller caller, Scope scope) {
        String grounds = dismissal.grounds();
        if (grounds == null || grounds.isBlank() || grounds.length() > LONGEST) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "DISMISSAL_INVALID",
                    "Se espera grounds, de hasta " + LONGEST + " caracteres"));
        }
        return pairs.find(id, scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(pair -> pairs.dismiss(id, caller.subject(), grounds.strip())
                        .flatMap(fresh -> fresh || repeated(pair, caller)
                                ? pairs.find(id, scope)
                                : Mono.<SharedDwellings.Pair>error(Problem.of(
                                        HttpStatus.CONFLICT, "ALREADY_DECIDED", "Ya se decidió sobre este par"))))
                .as(transaction::transactional);
    }

    private static boolean repeated(SharedDwellings.Pair pair, Caller caller) {
        return pair.state().equals("DISMISSED") && caller.subject().equals(pair.decidedBy());
    }
}
