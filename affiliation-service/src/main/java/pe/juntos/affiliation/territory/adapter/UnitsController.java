package pe.juntos.affiliation.territory.adapter;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Territorial units, read by everybody in their territory, drawn by the information manager. */
@RestController
@RequestMapping("/affiliation/territory/units")
class UnitsController {

    private static final int LONGEST_NAME = 200;

    record Drawing(@Nullable String name, @Nullable List<String> districts) {}

    record All(List<Units.Unit> items) {}

    private final Units units;
    private final TransactionalOperator transaction;

    UnitsController(Units units, TransactionalOperator transaction) {
        this.units = units;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
    Mono<All> all(Caller caller) {
        return units.all(caller.territory()).collectList().map(All::new);
    }

    @PutMapping("/{unit}")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<Units.Unit> draw(@PathVariable String unit, @RequestBody Drawing drawing, Caller caller) {
        Units.Unit wanted = wanted(unit, drawing);
        if (!wanted.districts().stream().allMatch(caller.territory()::covers)) {
            throw Problem.notFound();
        }
        return units.unknown(Set.copyOf(wanted.districts()))
                .doOnNext(unknown -> refuse(unknown, "UNKNOWN_DISTRICT", "No están en el catálogo: "))
                .then(Mono.defer(() -> units.elsewhere(wanted)))
                .doOnNext(taken -> refuse(taken, "DISTRICT_IN_OTHER_UNIT", "Son de otra unidad territorial: "))
                .then(Mono.defer(() -> units.put(wanted)))
                .thenReturn(wanted)
                .as(transaction::transactional);
    }

    private static Units.Unit wanted(String unit, Drawing drawing) {
        String name = drawing.name();
        List<String> districts = drawing.districts();
        if (!unit.matches("[A-Z0-9-]{1,32}")
                || name == null
                || name.isBlank()
                || name.length() > LONGEST_NAME
                || name.indexOf('\0') >= 0
                || districts == null
                || districts.isEmpty()
                || !districts.stream().allMatch(d -> d.matches("[0-9]{6}"))) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "UNIT_INVALID",
                    "Se esperan código (A-Z, 0-9, guion), nombre y distritos de 6 dígitos");
        }
        return new Units.Unit(
                unit, name.strip(), districts.stream().distinct().sorted().toList());
    }

    private static void refuse(List<String> districts, String code, String detail) {
        if (!districts.isEmpty()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail + String.join(", ", districts));
        }
    }
}
