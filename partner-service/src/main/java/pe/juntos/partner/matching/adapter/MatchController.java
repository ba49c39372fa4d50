package pe.juntos.partner.matching.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.eligibility.AskingRules;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.KnownCandidate;
import pe.juntos.partner.matching.Match;
import pe.juntos.partner.matching.Matching;
import pe.juntos.partner.matching.MatchingPolicy;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The offers for a household, ranked, with the reasons; and what the ranking rests on. */
@RestController
class MatchController {

    record Ranked(String household, LocalDate on, String policy, List<Match> matches) {}

    record ChildCare(@Nullable Boolean childCare) {}

    record Recorded(UUID offer, boolean childCare) {}

    private final PolicyBook<MatchingPolicy> policies = Policies.load("policies/matching", MatchingPolicy.class);
    private final AskingRules rules;
    private final R2dbcSeekers seekers;
    private final FileImports imports;
    private final DatabaseClient client;
    private final Clock clock;

    MatchController(AskingRules rules, R2dbcSeekers seekers, FileImports imports, DatabaseClient client, Clock clock) {
        this.rules = rules;
        this.seekers = seekers;
        this.imports = imports;
        this.client = client;
        this.clock = clock;
    }

    @GetMapping("/partner/households/{code}/matches")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
    Mono<Ranked> matches(
            @PathVariable String code, @RequestParam(required = false) @Nullable LocalDate on, Caller caller) {
        return Mono.defer(() -> {
            var day = on == null ? LocalDate.now(clock) : on;
            var policy = at(day);
            return rules.candidates(List.of(code), day, caller)
                    .filter(found -> !found.isEmpty())
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .flatMap(found -> ranked(found.getFirst(), day, policy));
        });
    }

    @PostMapping(path = "/partner/imports/preferencias", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
    Mono<ResponseEntity<ImportAnswer>> preferences(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return imports.receive(PreferenceFile.STAGED, key, Sender.of(caller), body)
                .map(received -> ResponseEntity.accepted().body(received));
    }

    /** The partner says whether somebody looks after the children. */
    @PutMapping("/partner/offers/{id}/child-care")
    @PreAuthorize("hasRole('PARTNER')")
    Mono<Recorded> childCare(@PathVariable UUID id, @RequestBody ChildCare sent, Caller caller) {
        var offered = sent.childCare();
        var partner = caller.partner();
        if (offered == null) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, "INCOMPLETE", "Se espera childCare"));
        }
        return client.sql("update offer set child_care = :offered where id = :id and partner = :partner returning id")
                .bind("offered", offered)
                .bind("id", id)
                .bind("partner", partner == null ? "" : partner)
                .map(row -> new Recorded(required(row, "id", UUID.class), offered))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private Mono<Ranked> ranked(KnownCandidate known, LocalDate on, Policy<MatchingPolicy> policy) {
        var inForce = rules.inForce(on);
        return seekers.of(
                        known.household(),
                        known.district(),
                        known.candidate(),
                        on,
                        policy.parameters().childrenNeedCareBelow())
                .flatMap(seeker -> seekers.offers(known.district(), on)
                        .collectList()
                        .map(offers -> new Ranked(
                                known.household(),
                                on,
                                policy.id(),
                                Matching.rank(
                                        seeker,
                                        offers,
                                        on,
                                        programme -> inForce.of(programme).stream()
                                                .map(rule -> Eligibility.of(known.candidate(), rule))
                                                .toList(),
                                        policy.parameters()))));
    }

    private Policy<MatchingPolicy> at(LocalDate day) {
        try {
            return policies.at(day);
        } catch (IllegalArgumentException _) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "DAY_INVALID", "Se espera una fecha con norma vigente");
        }
    }
}
