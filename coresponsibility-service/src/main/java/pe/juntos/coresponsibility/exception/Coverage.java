package pe.juntos.coresponsibility.exception;

import java.util.List;
import java.util.Set;

/** Whom an exception excuses in its period. */
public sealed interface Coverage {

    /** One person, by the register's member code. */
    record OfMember(String member) implements Coverage {}

    /** All who are expected of households in these districts: rain, a road cut, an emergency. */
    record OfDistricts(Set<String> districts) implements Coverage {
        public OfDistricts {
            districts = Set.copyOf(districts);
        }
    }

    /** The same in these populated centres only: the neighbours' road may be open. */
    record OfCentres(Set<PopulatedCentre> centres) implements Coverage {
        public OfCentres {
            centres = Set.copyOf(centres);
        }
    }

    /** All who are expected at these establishments: no staff, a teacher absent. */
    record OfEstablishments(Set<String> establishments) implements Coverage {
        public OfEstablishments {
            establishments = Set.copyOf(establishments);
        }
    }

    /** As it is stored and shown. */
    default String code() {
        return switch (this) {
            case OfMember _ -> "MEMBER";
            case OfDistricts _ -> "DISTRICTS";
            case OfCentres _ -> "CENTRES";
            case OfEstablishments _ -> "ESTABLISHMENTS";
        };
    }

    /** Codes of what is covered. */
    default List<String> places() {
        return switch (this) {
            case OfMember(var member) -> List.of(member);
            case OfDistricts(var districts) -> districts.stream().sorted().toList();
            case OfCentres(var centres) ->
                centres.stream().map(PopulatedCentre::place).sorted().toList();
            case OfEstablishments(var establishments) ->
                establishments.stream().sorted().toList();
        };
    }
}
