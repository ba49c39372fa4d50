package pe.juntos.coresponsibility.exception.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.evidence.KnownFacts;
import pe.juntos.coresponsibility.evidence.ReferenceFacts;
import pe.juntos.coresponsibility.exception.Coverage;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes a proposal in: for a person, for districts, or for establishments, all of the proposer's territory. */
@Component
final class ProposingExceptions {
    private static final int LONGEST = 500;
    private static final int MOST = 200;

    private final ExceptionRequests requests;
    private final KnownFacts facts;

    ProposingExceptions(ExceptionRequests requests, KnownFacts facts) {
        this.requests = requests;
        this.facts = facts;
    }

    /**
     * As it is proposed: exactly one of person, districts and establishments.
     *
     * @param person id on the nominal list
     * @param support what shows it: an act, a certificate, a report
     */
    record Body(
            @Nullable String period,
            @Nullable String person,
            @Nullable Set<String> districts,
            @Nullable Set<String> establishments,
            @Nullable String reason,
            @Nullable String support) {}

    private record Covered(Coverage coverage, List<String> districts) {}

    Mono<UUID> propose(Body body, Caller caller) {
        var period = Period.parse(text(body.period()));
        if (period.isEmpty()) {
            return refused("NOT_A_PERIOD", "El periodo no es AAAA-N, de 1 a 6.");
        }
        var reason = text(body.reason());
        if (Arrays.stream(ExceptionReason.values()).noneMatch(r -> r.name().equals(reason))) {
            return refused("UNKNOWN_REASON", "El motivo no está en la lista.");
        }
        var support = text(body.support());
        if (support.isEmpty() || support.length() > LONGEST) {
            return refused("SUPPORT_REQUIRED", "Falta el sustento, o tiene más de 500 caracteres.");
        }
        var places = body.establishments() == null ? Set.<String>of() : body.establishments();
        return facts.of(places)
                .flatMap(known -> known.periods().contains(period.get())
                        ? covered(body, known)
                        : refused("PERIOD_NOT_OPEN", "El periodo no está abierto ni admite correcciones."))
                .filter(c -> c.districts().stream().allMatch(caller.territory()::covers))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(c -> requests.propose(
                        new ExceptionRequests.Proposal(
                                period.get().toString(), c.coverage(), c.districts(), reason, support),
                        caller.subject()));
    }

    /** Empty if what is to be covered is not known. */
    private Mono<Covered> covered(Body body, ReferenceFacts known) {
        var given = Stream.of(body.person(), body.districts(), body.establishments())
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            return refused("COVERAGE", "Indique una persona, o distritos, o establecimientos.");
        }
        if (body.person() != null) {
            var person = text(body.person());
            return person.isEmpty() || person.length() > LONGEST
                    ? Mono.empty()
                    : requests.person(person)
                            .map(p -> new Covered(new Coverage.OfMember(p.member()), List.of(p.district())));
        }
        return body.districts() != null
                ? districts(body.districts())
                : establishments(body.establishments() == null ? Set.of() : body.establishments(), known);
    }

    private static Mono<Covered> districts(Set<String> districts) {
        return districts.isEmpty()
                        || districts.size() > MOST
                        || !districts.stream().allMatch(d -> d.matches("[0-9]{6}"))
                ? refused("COVERAGE", "Los distritos son de 1 a 200 códigos de seis cifras.")
                : Mono.just(new Covered(
                        new Coverage.OfDistricts(districts),
                        districts.stream().sorted().toList()));
    }

    private static Mono<Covered> establishments(Set<String> establishments, ReferenceFacts known) {
        if (establishments.isEmpty() || establishments.size() > MOST) {
            return refused("COVERAGE", "Los establecimientos son de 1 a 200.");
        }
        if (!known.establishments().keySet().containsAll(establishments)) {
            return Mono.empty();
        }
        var districts = establishments.stream()
                .map(e -> Objects.requireNonNull(known.establishments().get(e)).district())
                .distinct()
                .sorted()
                .toList();
        return Mono.just(new Covered(new Coverage.OfEstablishments(establishments), districts));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.replace("\0", "").strip();
    }

    private static <T> Mono<T> refused(String code, String detail) {
        return Mono.error(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail));
    }
}
