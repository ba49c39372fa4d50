package pe.juntos.affiliation.duplicate.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import pe.juntos.affiliation.reading.ReadAccess;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The work list of those who are in the register twice (TGT-4), and the search that fills it. */
@RestController
@RequestMapping("/affiliation/duplicates")
class DuplicatesController {

    static final String STAFF =
            "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER'," + "'AUDITOR','OPERATOR')";

    private static final int LONGEST = 500;
    private static final int MOST = 500;

    record Scan(UUID scan, UUID job, long persons) {}

    record Page(List<Pairs.Pair> items, @Nullable String next) {}

    /** @param people the two persons, as far as in sight, for who may read names */
    record Detail(Pairs.Pair pair, List<Pairs.Person> people) {}

    record Dismissal(@Nullable String grounds) {}

    private final Pairs pairs;
    private final Jobs jobs;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    DuplicatesController(Pairs pairs, Jobs jobs, DatabaseClient client, TransactionalOperator transaction) {
        this.pairs = pairs;
        this.jobs = jobs;
        this.client = client;
        this.transaction = transaction;
    }

    /** On a register that did not change since, the search there is. */
    @PostMapping("/scans")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Scan>> scan(Caller caller) {
        return client.sql("select coalesce((select sum(files) from source_received), 0) || '/'"
                        + " || coalesce((select max(id) from member_change), 0) as register,"
                        + " (select count(*) from member) as persons")
                .map(row -> Map.entry(required(row, "register", String.class), required(row, "persons", Long.class)))
                .one()
                .flatMap(register -> jobs.start(
                                DuplicateScan.KIND,
                                register.getKey(),
                                Map.of(),
                                register.getValue(),
                                DuplicateScan.PERSONS_PER_CHUNK)
                        .flatMap(job -> client.sql("insert into duplicate_scan (id, ordered_by)"
                                        + " values (:id, :person) on conflict (id) do nothing")
                                .bind("id", job.id())
                                .bind("person", caller.subject())
                                .then()
                                .thenReturn(new Scan(job.id(), job.id(), register.getValue()))))
                .as(transaction::transactional)
                .map(scan -> ResponseEntity.accepted().body(scan));
    }

    @GetMapping
    @PreAuthorize(STAFF)
    Mono<Page> list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return pairs.list(new Pairs.Filter(kind, state, digits(district), cursor, most), scope)
                .map(found -> new Page(
                        found,
                        found.size() < most
                                ? null
                                : Long.toString(found.getLast().id())));
    }

    /** By district, kind and state; a pair of two districts counts in both. */
    @GetMapping("/counts")
    @PreAuthorize(STAFF)
    Mono<List<Pairs.Count>> counts(Scope scope) {
        return pairs.counts(scope);
    }

    @GetMapping("/{id}")
    @PreAuthorize(STAFF)
    Mono<Detail> pair(@PathVariable long id, Caller caller, Scope scope) {
        return pairs.find(id, scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(pair -> people(pair, caller).map(people -> new Detail(pair, people)))
                .as(transaction::transactional);
    }

    /** Two persons after all; only who sees both can say so. */
    @PostMapping("/{id}/dismiss")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<Pairs.Pair> dismiss(@PathVariable long id, @RequestBody Dismissal dismissal, Caller caller, Scope scope) {
        String grounds = dismissal.grounds();
        if (grounds == null || grounds.isBlank() || grounds.length() > LONGEST) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "DISMISSAL_INVALID",
                    "Se espera grounds, de hasta " + LONGEST + " caracteres"));
        }
        return whole(id, scope)
                .flatMap(pair -> pairs.dismiss(id, caller.subject(), grounds.strip())
                        .flatMap(dismissed -> dismissed || repeated(pair, caller)
                                ? whole(id, scope)
                                : Mono.<Pairs.Pair>error(Problem.of(
                                        HttpStatus.CONFLICT, "ALREADY_DECIDED", "Ya se decidió sobre este par"))))
                .as(transaction::transactional);
    }

    private Mono<Pairs.Pair> whole(long id, Scope scope) {
        return pairs.find(id, scope)
                .filter(pair -> pair.first() != null && pair.second() != null)
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static boolean repeated(Pairs.Pair pair, Caller caller) {
        return pair.state().equals("DISMISSED") && caller.subject().equals(pair.decidedBy());
    }

    private Mono<List<Pairs.Person>> people(Pairs.Pair pair, Caller caller) {
        if (!ReadAccess.names(caller)) {
            return Mono.just(List.of());
        }
        return Flux.just(Optional.ofNullable(pair.first()), Optional.ofNullable(pair.second()))
                .concatMap(Mono::justOrEmpty)
                .concatMap(side -> pairs.people(side, caller.subject()))
                .concatMapIterable(people -> people)
                .collectList();
    }

    /** A district or the beginning of one; anything else matches none. */
    private static String digits(String district) {
        return district.matches("[0-9]{0,6}") ? district : "-";
    }
}
