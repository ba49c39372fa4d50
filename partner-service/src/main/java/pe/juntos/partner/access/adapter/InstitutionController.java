package pe.juntos.partner.access.adapter;

import static pe.juntos.partner.access.adapter.AccessConfiguration.refuseIf;

import java.util.Arrays;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.access.AccessRefusal;
import pe.juntos.partner.access.Standing;
import pe.juntos.partner.referral.SharedField;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The programme's people decide who is let in, and what its agreement lets it see. */
@RestController
@RequestMapping("/partner/institutions")
class InstitutionController {
    private static final int MOST = 200;
    private static final String UBIGEO = "\\*|[0-9]{2}|[0-9]{4}|[0-9]{6}";
    private static final List<String> FIELDS =
            Arrays.stream(SharedField.values()).map(Enum::name).toList();

    record Page(List<Institution> items, @Nullable String cursor) {}

    /** @param legalBasis by which it may ask about households without their consent; left out, it may not */
    record Acceptance(
            @Nullable List<@Nullable String> territory,
            @Nullable List<@Nullable String> fields,
            @Nullable String legalBasis) {}

    record Reason(@Nullable String reason) {}

    private final Institutions institutions;
    private final TransactionalOperator transaction;

    InstitutionController(Institutions institutions, TransactionalOperator transaction) {
        this.institutions = institutions;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR','AUDITOR')")
    Mono<Page> page(
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        requireNational(caller);
        int most = Math.clamp(limit, 1, MOST);
        return institutions
                .page(standing, cursor, most)
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().code()));
    }

    @PostMapping("/{code}/accept")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<Institution> accept(@PathVariable String code, @RequestBody Acceptance body, Caller caller) {
        requireNational(caller);
        var territory = texts(body.territory());
        var fields = texts(body.fields());
        refuseIf(
                territory.isEmpty() || !territory.stream().allMatch(prefix -> prefix.matches(UBIGEO)),
                AccessRefusal.TERRITORY_INVALID);
        refuseIf(!FIELDS.containsAll(fields), AccessRefusal.FIELDS_INVALID);
        return take(
                code, Standing.Act.ACCEPT, new Institutions.Agreed(territory, fields, body.legalBasis()), null, caller);
    }

    @PostMapping("/{code}/{act:refuse|suspend|resume}")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<Institution> decide(
            @PathVariable String code,
            @PathVariable String act,
            @RequestBody(required = false) @Nullable Reason body,
            Caller caller) {
        requireNational(caller);
        var reason = body == null ? null : body.reason();
        return take(
                code,
                Standing.Act.valueOf(act.toUpperCase(java.util.Locale.ROOT)),
                Institutions.Agreed.AS_BEFORE,
                reason,
                caller);
    }

    private Mono<Institution> take(
            String code, Standing.Act act, Institutions.Agreed agreed, @Nullable String reason, Caller caller) {
        return institutions
                .lock(code)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .doOnNext(found -> act.refusal(found.standing()).ifPresent(refusal -> refuseIf(true, refusal)))
                .flatMap(_ -> institutions.decide(code, act.to(), agreed))
                .flatMap(found -> institutions
                        .record(code, act.name(), reason, caller.subject())
                        .thenReturn(found))
                .as(transaction::transactional);
    }

    private static List<String> texts(@Nullable List<@Nullable String> given) {
        return Objects.requireNonNullElse(given, List.<@Nullable String>of()).stream()
                .map(text -> Objects.requireNonNullElse(text, ""))
                .distinct()
                .toList();
    }

    private static void requireNational(Caller caller) {
        if (!caller.territory().national()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "El registro de instituciones es nacional.");
        }
    }
}
