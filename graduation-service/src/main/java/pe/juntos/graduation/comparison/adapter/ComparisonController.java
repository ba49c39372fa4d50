package pe.juntos.graduation.comparison.adapter;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.comparison.Comparison;
import pe.juntos.graduation.profile.Input;
import pe.juntos.graduation.profile.Profile;
import pe.juntos.graduation.profile.Profiles;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Which of the models would take, keep or graduate a household, and by which criteria (GRA-10). */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
class ComparisonController {

    private final ComparisonBook book;
    private final Profiles profiles;
    private final Clock clock;

    ComparisonController(ComparisonBook book, Profiles profiles, Clock clock) {
        this.book = book;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** @param inputs names of {@link Input}, each a number, true or false; what is missing or null is unknown */
    record Asked(@Nullable LocalDate on, @Nullable Map<String, @Nullable Object> inputs) {}

    record Compared(@Nullable String household, LocalDate on, String policy, List<Comparison> models) {}

    @PostMapping("/graduation/comparisons/profile")
    Mono<Compared> profile(@RequestBody Asked asked) {
        Map<String, @Nullable Object> inputs = asked.inputs();
        if (inputs == null) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, "INPUTS_REQUIRED", "Se esperan los datos (inputs)"));
        }
        return Mono.fromSupplier(() -> compared(null, day(asked.on()), profile(inputs)));
    }

    @GetMapping("/graduation/households/{code}/comparison")
    Mono<Compared> household(
            @PathVariable String code, @RequestParam(required = false) @Nullable LocalDate on, Caller caller) {
        LocalDate day = day(on);
        return profiles.read(code, day, caller)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .map(known -> compared(code, day, known.profile()));
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.now(clock) : on;
    }

    private Compared compared(@Nullable String household, LocalDate on, Profile profile) {
        var policy = book.at(on);
        return new Compared(household, on, policy.id(), Comparison.of(profile, policy.parameters()));
    }

    private static Profile profile(Map<String, @Nullable Object> inputs) {
        var values = new EnumMap<Input, BigDecimal>(Input.class);
        inputs.forEach((name, value) -> {
            if (value != null) {
                values.put(input(name), value(name, value));
            }
        });
        try {
            return new Profile(values);
        } catch (IllegalArgumentException impossible) {
            throw invalid(String.valueOf(impossible.getMessage()));
        }
    }

    private static Input input(String name) {
        try {
            return Input.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "INPUT_UNKNOWN", "No se conoce el dato " + name);
        }
    }

    private static BigDecimal value(String name, Object value) {
        return switch (value) {
            case Boolean flag -> flag ? BigDecimal.ONE : BigDecimal.ZERO;
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case Double number -> BigDecimal.valueOf(number);
            case BigDecimal number -> number;
            default -> throw invalid(name);
        };
    }

    private static Problem invalid(String what) {
        return Problem.of(HttpStatus.BAD_REQUEST, "VALUE_INVALID", "Valor no admitido: " + what);
    }
}
