package pe.juntos.coresponsibility.exception.adapter;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.evidence.KnownFacts;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes a proposal in: for a person, for districts, for populated centres, or for establishments, all of the proposer's territory. */
@Component
final class ProposingExceptions {
    static final int LONGEST = 500;

    private final ExceptionRequests requests;
    private final KnownFacts facts;
    private final Catalogue catalogue;
    private final ProposedCoverage proposed;

    ProposingExceptions(ExceptionRequests requests, KnownFacts facts, Catalogue catalogue, ProposedCoverage proposed) {
        this.requests = requests;
        this.facts = facts;
        this.catalogue = catalogue;
        this.proposed = proposed;
    }

    /**
     * As it is proposed: exactly one of person, districts, populated centres and establishments.
     *
     * @param person id on the nominal list
     * @param support what shows it: an act, a certificate, a report
     */
    record Body(
            @Nullable String period,
            @Nullable String person,
            @Nullable Set<String> districts,
            @Nullable Set<Centre> populatedCentres,
            @Nullable Set<String> establishments,
            @Nullable String reason,
            @Nullable String support) {}

    /** @param name as the register has it */
    record Centre(@Nullable String district, @Nullable String name) {}

    Mono<UUID> propose(Body body, Caller caller) {
        var period = Period.parse(text(body.period()));
        if (period.isEmpty()) {
            return refused("NOT_A_PERIOD", "El periodo no es AAAA-N, de 1 a 6.");
        }
        var reason = text(body.reason());
        if (Arrays.stream(ExceptionReason.values()).noneMatch(r -> r.name().equals(reason))) {
            return catalogue
                    .undueDemand(period.get().firstDay(), reason)
                    .<Mono<UUID>>map(undue -> refused(undue.name(), "El motivo " + undue.message() + "."))
                    .orElseGet(() -> refused("UNKNOWN_REASON", "El motivo no está en la lista."));
        }
        var support = text(body.support());
        if (support.isEmpty() || support.length() > LONGEST) {
            return refused("SUPPORT_REQUIRED", "Falta el sustento, o tiene más de 500 caracteres.");
        }
        var places = body.establishments() == null ? Set.<String>of() : body.establishments();
        return facts.of(places)
                .flatMap(known -> known.periods().contains(period.get())
                        ? proposed.of(body, known)
                        : refused("PERIOD_NOT_OPEN", "El periodo no está abierto ni admite correcciones."))
                .filter(c -> c.districts().stream().allMatch(caller.territory()::covers))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(c -> requests.propose(
                        new ExceptionRequests.Proposal(
                                period.get().toString(), c.coverage(), c.districts(), reason, support),
                        caller.subject()));
    }

    static String text(@Nullable String given) {
        return given == null ? "" : given.replace("\0", "").strip();
    }

    static <T> Mono<T> refused(String code, String detail) {
        return Mono.error(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail));
    }
}
