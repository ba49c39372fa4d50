package pe.juntos.payment.collection.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.collection.CollectionPolicy;
import pe.juntos.payment.collection.Dormancy;
import pe.juntos.payment.collection.DormantFinding;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Dormant accounts are found, and their households visited (PAY-7). */
@RestController
@RequestMapping("/payment/collection")
class DormantController {
    private static final String READERS =
            "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')";
    private static final List<String> HEADER =
            List.of("hogar_id", "ubigeo", "abonos", "saldo", "ultimo_movimiento", "visitado_el", "hallazgo");
    private static final int MOST = 1_000;

    private final DormantAccounts accounts;
    private final PolicyBook<CollectionPolicy> policies;
    private final Clock clock;

    DormantController(DormantAccounts accounts, PolicyBook<CollectionPolicy> policies, Clock clock) {
        this.accounts = accounts;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param next cursor of the next page; absent after the last */
    record Page(List<DormantAccounts.Item> items, @Nullable String next) {}

    record Visit(@Nullable String on, @Nullable String finding) {}

    @GetMapping("/dormant")
    @PreAuthorize(READERS)
    Mono<Page> list(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "200") int limit,
            Caller caller) {
        var most = Math.clamp(limit, 1, MOST);
        return accounts.list(moved(), caller.territory(), cursor, most)
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().household()));
    }

    @GetMapping("/cuentas-sin-movimiento.csv")
    @PreAuthorize(READERS)
    Mono<Void> export(Caller caller, ServerHttpResponse response) {
        return CsvExport.write(
                response,
                "cuentas-sin-movimiento.csv",
                HEADER,
                accounts.list(moved(), caller.territory(), "", Integer.MAX_VALUE)
                        .map(DormantAccounts.Item::cells));
    }

    @PutMapping("/dormant/{household}/visit")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> visited(@PathVariable String household, @RequestBody Visit visit, Caller caller) {
        var on = day(visit.on());
        var finding = finding(visit.finding());
        return accounts.one(household, moved(), caller.territory())
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(account -> Dormancy.before(on, LocalDate.parse(account.moved()), policy())
                        ? Mono.error(unprocessable(
                                Dormancy.Refusal.BEFORE_DORMANT.name(), "Ese día la cuenta aún tenía movimiento."))
                        : accounts.visited(household, on, finding, caller.subject()))
                .flatMap(stands -> stands
                        ? Mono.empty()
                        : Mono.error(Problem.of(
                                HttpStatus.CONFLICT,
                                Dormancy.Refusal.VISIT_NOTED.name(),
                                "Ese día ya se anotó otro hallazgo.")));
    }

    private CollectionPolicy policy() {
        return policies.at(LocalDate.now(clock)).parameters();
    }

    private LocalDate moved() {
        return Dormancy.lastMovement(LocalDate.now(clock), policy());
    }

    private LocalDate day(@Nullable String text) {
        try {
            var day = LocalDate.parse(Objects.requireNonNullElse(text, ""));
            if (!day.isAfter(LocalDate.now(clock))) {
                return day;
            }
        } catch (DateTimeParseException _) {
            throw unprocessable("DAY_INVALID", "La fecha se escribe AAAA-MM-DD.");
        }
        throw unprocessable(Dormancy.Refusal.DAY_TO_COME.name(), "La fecha aún no llega.");
    }

    private static DormantFinding finding(@Nullable String code) {
        try {
            return DormantFinding.valueOf(Objects.requireNonNullElse(code, ""));
        } catch (IllegalArgumentException _) {
            throw unprocessable("UNKNOWN_CODE", "El hallazgo no es de su lista.");
        }
    }

    private static RuntimeException unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
