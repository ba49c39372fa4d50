package pe.juntos.platform.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pe.juntos.platform.part.HouseholdPart;
import reactor.core.publisher.Mono;

/** Knows every household whose code begins with H, and says who asked for which period. */
@Component
public class ProbePart implements HouseholdPart {

    @Override
    public String rule() {
        return "hasAnyRole('GESTOR','RECIPIENT')";
    }

    @Override
    public Mono<List<Optional<Object>>> tell(List<Asked> asked) {
        return Mono.just(asked.stream().map(ProbePart::told).toList());
    }

    private static Optional<Object> told(Asked asked) {
        return asked.household().startsWith("H")
                ? Optional.of(Map.of(
                        "household",
                        asked.household(),
                        "period",
                        String.valueOf(asked.period()),
                        "to",
                        asked.caller().subject()))
                : Optional.empty();
    }
}
