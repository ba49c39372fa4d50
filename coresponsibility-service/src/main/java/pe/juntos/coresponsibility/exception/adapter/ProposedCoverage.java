package pe.juntos.coresponsibility.exception.adapter;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.evidence.ReferenceFacts;
import pe.juntos.coresponsibility.exception.Coverage;
import pe.juntos.coresponsibility.exception.PopulatedCentre;
import pe.juntos.coresponsibility.exception.adapter.ProposingExceptions.Body;
import pe.juntos.coresponsibility.exception.adapter.ProposingExceptions.Centre;
import reactor.core.publisher.Mono;

/** Whom or where a proposal is for, and in which districts that lies. */
@Component
final class ProposedCoverage {
    private static final int MOST = 200;

    private final ExceptionRequests requests;

    ProposedCoverage(ExceptionRequests requests) {
        this.requests = requests;
    }

    /** @param districts all of them lie in the territory of whoever proposes, sees or decides it */
    record Covered(Coverage coverage, List<String> districts) {}

    /** Empty if what is to be covered is not known. */
    Mono<Covered> of(Body body, ReferenceFacts known) {
        var given = Stream.of(body.person(), body.districts(), body.populatedCentres(), body.establishments())
                .filter(Objects::nonNull)
                .toList();
        if (given.size() != 1) {
            return refused("Indique una persona, o distritos, o centros poblados, o establecimientos.");
        }
        if (body.districts() != null) {
            return districts(body.districts());
        }
        if (body.populatedCentres() != null) {
            return centres(body.populatedCentres());
        }
        return body.establishments() != null
                ? establishments(body.establishments(), known)
                : person(ProposingExceptions.text(body.person()));
    }

    private Mono<Covered> person(String person) {
        return person.isEmpty() || person.length() > ProposingExceptions.LONGEST
                ? Mono.empty()
                : requests.person(person)
                        .map(p -> new Covered(new Coverage.OfMember(p.member()), List.of(p.district())));
    }

    private static Mono<Covered> districts(Set<String> districts) {
        return some(districts) && districts.stream().allMatch(d -> d != null && d.matches("[0-9]{6}"))
                ? Mono.just(new Covered(
                        new Coverage.OfDistricts(districts),
                        districts.stream().sorted().toList()))
                : refused("Los distritos son de 1 a 200 códigos de seis cifras.");
    }

    /** Only centres where a household of the register lives: a name that nobody has would excuse nobody, unnoticed. */
    private Mono<Covered> centres(Set<Centre> given) {
        var centres = new HashSet<PopulatedCentre>();
        for (var centre : given) {
            var district = centre == null || centre.district() == null ? "" : centre.district();
            var name =
                    centre == null || centre.name() == null ? "" : centre.name().strip();
            if (!PopulatedCentre.isGood(district, name)) {
                return refused("De un centro poblado se indica el distrito, de seis cifras, y el nombre.");
            }
            centres.add(new PopulatedCentre(district, name));
        }
        if (!some(centres)) {
            return refused("Los centros poblados son de 1 a 200.");
        }
        return requests.known(centres)
                .filter(known -> known == centres.size())
                .map(_ -> new Covered(new Coverage.OfCentres(centres), districtsOf(centres)));
    }

    private static List<String> districtsOf(Collection<PopulatedCentre> centres) {
        return centres.stream()
                .map(PopulatedCentre::district)
                .distinct()
                .sorted()
                .toList();
    }

    private static Mono<Covered> establishments(Set<String> establishments, ReferenceFacts known) {
        if (!some(establishments) || establishments.stream().anyMatch(Objects::isNull)) {
            return refused("Los establecimientos son de 1 a 200.");
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

    private static boolean some(Collection<?> places) {
        return !places.isEmpty() && places.size() <= MOST;
    }

    private static <T> Mono<T> refused(String detail) {
        return ProposingExceptions.refused("COVERAGE", detail);
    }
}
