package pe.juntos.partner.access.adapter;

import static pe.juntos.partner.access.adapter.AccessConfiguration.problem;
import static pe.juntos.partner.access.adapter.AccessConfiguration.refuseIf;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.access.AccessRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** An institution looks after its own access: terms and keys. Before it has agreed, its token opens nothing else. */
@RestController
@RequestMapping("/partner/access")
@PreAuthorize("isAuthenticated()")
class OwnAccessController {

    record Agreement(@Nullable String version) {}

    record Key(String kid, Instant addedAt, @Nullable Instant goodUntil) {}

    record Keys(List<Key> keys) {}

    private final Institutions institutions;
    private final AccessConfiguration.AccessRules rules;
    private final TransactionalOperator transaction;
    private final Clock clock;

    OwnAccessController(
            Institutions institutions,
            AccessConfiguration.AccessRules rules,
            TransactionalOperator transaction,
            Clock clock) {
        this.institutions = institutions;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    Mono<Institution> own(Caller caller) {
        return institutions.find(code(caller)).switchIfEmpty(Mono.error(Problem::notFound));
    }

    /** From the next token on the institution is a partner. */
    @PostMapping("/terms")
    Mono<Institution> agree(@RequestBody Agreement body, Caller caller) {
        var current = rules.currentTerms().version();
        refuseIf(!current.equals(body.version()), AccessRefusal.TERMS_OTHER);
        return locked(caller)
                .flatMap(found -> current.equals(found.terms())
                        ? Mono.just(found)
                        : institutions
                                .agree(found.code(), current)
                                .flatMap(agreed -> institutions
                                        .record(agreed.code(), "AGREE", current, caller.subject())
                                        .thenReturn(agreed)))
                .as(transaction::transactional);
    }

    @GetMapping("/keys")
    Mono<Keys> keys(Caller caller) {
        return own(caller).flatMap(found -> keys(found.code()));
    }

    @PostMapping("/keys")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Keys> add(@RequestBody Map<String, Object> jwk, Caller caller) {
        var key = ClientKeys.parse(jwk).orElseThrow(() -> problem(AccessRefusal.KEYS_INVALID));
        return locked(caller)
                .flatMap(found -> institutions
                        .keys(found.code())
                        .doOnNext(
                                good -> refuseIf(good.size() >= rules.policy().mostKeys(), AccessRefusal.TOO_MANY_KEYS))
                        .flatMap(_ -> institutions.addKey(found.code(), key))
                        .doOnNext(added -> refuseIf(!added, AccessRefusal.KEY_KNOWN))
                        .then(institutions.record(found.code(), "KEY_ADDED", key.getKeyID(), caller.subject()))
                        .then(Mono.defer(() -> keys(found.code()))))
                .as(transaction::transactional);
    }

    /** The key stays good for the overlap, unless it was lost: then {@code now} ends it at once. */
    @PostMapping("/keys/{kid}/retire")
    Mono<Keys> retire(
            @PathVariable String kid, @RequestBody(required = false) @Nullable Retirement body, Caller caller) {
        var lost = body != null && Boolean.TRUE.equals(body.lost());
        var until = lost ? clock.instant() : clock.instant().plus(rules.policy().keyOverlap());
        return locked(caller)
                .flatMap(found -> institutions
                        .keys(found.code())
                        .doOnNext(good -> {
                            if (good.stream().noneMatch(key -> key.kid().equals(kid))) {
                                throw Problem.notFound();
                            }
                            refuseIf(
                                    good.stream().noneMatch(key -> !key.kid().equals(kid) && key.staysForAssertions()),
                                    AccessRefusal.LAST_KEY);
                        })
                        .then(institutions.retireKey(found.code(), kid, until))
                        .then(institutions.record(found.code(), "KEY_RETIRED", kid, caller.subject()))
                        .then(Mono.defer(() -> keys(found.code()))))
                .as(transaction::transactional);
    }

    /** @param lost the key may be in other hands: it ends now */
    record Retirement(@Nullable Boolean lost) {}

    private Mono<Keys> keys(String code) {
        return institutions
                .keys(code)
                .map(found -> new Keys(found.stream()
                        .map(key -> new Key(key.kid(), key.addedAt(), key.goodUntil()))
                        .toList()));
    }

    private Mono<Institution> locked(Caller caller) {
        return institutions.lock(code(caller)).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static String code(Caller caller) {
        return Objects.requireNonNullElse(caller.partner(), "");
    }
}
