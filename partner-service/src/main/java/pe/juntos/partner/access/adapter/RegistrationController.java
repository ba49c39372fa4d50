package pe.juntos.partner.access.adapter;

import static pe.juntos.partner.access.adapter.AccessConfiguration.problem;
import static pe.juntos.partner.access.adapter.AccessConfiguration.refuseIf;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.access.AccessRefusal;
import pe.juntos.partner.access.Registration;
import pe.juntos.partner.access.Terms;
import reactor.core.publisher.Mono;

/** What an institution does before it has a token: it reads the terms and asks to be let in, with its public keys. */
@RestController
@RequestMapping("/partner/public")
@PreAuthorize("permitAll()")
class RegistrationController {
    private static final Resource DESCRIPTION = new ClassPathResource("openapi/partner-v1.yaml");

    record Wish(
            @Nullable String code,
            @Nullable String name,
            @Nullable String ruc,
            @Nullable Boolean sandbox,
            @Nullable List<@Nullable Map<String, Object>> keys) {}

    record Received(String code, String standing) {}

    private final Institutions institutions;
    private final AccessConfiguration.AccessRules rules;
    private final TransactionalOperator transaction;

    RegistrationController(
            Institutions institutions, AccessConfiguration.AccessRules rules, TransactionalOperator transaction) {
        this.institutions = institutions;
        this.rules = rules;
        this.transaction = transaction;
    }

    /** What is published, for programs. */
    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Mono<byte[]> description() {
        return Mono.fromCallable(DESCRIPTION::getContentAsByteArray);
    }

    @GetMapping("/terms")
    Mono<Terms> terms() {
        return Mono.fromSupplier(rules::currentTerms);
    }

    /** The same wish again is answered as the first time. */
    @PostMapping("/registrations")
    Mono<ResponseEntity<Received>> register(@RequestBody Wish wish) {
        var registration = registration(wish);
        registration.refusal().ifPresent(refusal -> refuseIf(true, refusal));
        var keys = ClientKeys.parse(wish.keys(), rules.policy().mostKeys())
                .orElseThrow(() -> problem(AccessRefusal.KEYS_INVALID));
        return institutions
                .requested()
                .flatMap(waiting -> institutions
                        .find(registration.code())
                        .filter(found -> same(found, registration))
                        .flatMap(found -> institutions
                                .keys(found.code())
                                .filter(known -> known.stream()
                                        .map(Institutions.Key::kid)
                                        .toList()
                                        .containsAll(
                                                keys.stream().map(JWK::getKeyID).toList()))
                                .map(_ -> answer(HttpStatus.OK, found)))
                        .switchIfEmpty(Mono.defer(() -> insert(registration, keys, waiting))))
                .as(transaction::transactional);
    }

    private Mono<ResponseEntity<Received>> insert(Registration registration, List<JWK> keys, long waiting) {
        refuseIf(waiting >= rules.policy().mostRequested(), AccessRefusal.TOO_MANY_REQUESTED);
        return institutions
                .insert(registration)
                .switchIfEmpty(Mono.error(() -> problem(AccessRefusal.CODE_TAKEN)))
                .flatMap(found -> institutions
                        .replaceKeys(found.code(), keys)
                        .then(institutions.record(found.code(), "REQUEST", null, found.code()))
                        .thenReturn(answer(HttpStatus.CREATED, found)));
    }

    /** A refused wish is no answer to the same wish of another day: it is asked again. */
    private static boolean same(Institution found, Registration wish) {
        return found.standing() != pe.juntos.partner.access.Standing.REFUSED
                && new Registration(found.code(), found.name(), found.ruc(), found.sandbox()).equals(wish);
    }

    private static ResponseEntity<Received> answer(HttpStatus status, Institution found) {
        return ResponseEntity.status(status)
                .body(new Received(found.code(), found.standing().name()));
    }

    private static Registration registration(Wish wish) {
        return new Registration(
                Objects.requireNonNullElse(wish.code(), ""),
                Objects.requireNonNullElse(wish.name(), ""),
                Objects.requireNonNullElse(wish.ruc(), ""),
                Boolean.TRUE.equals(wish.sandbox()));
    }
}
