package pe.juntos.coresponsibility.evidence;

import java.util.Set;
import pe.juntos.platform.security.Territory;

/** Who reports evidence, and of which establishments (EVI-1). */
public sealed interface Reporter {

    /** @param district of the establishment */
    boolean mayReportFor(String establishment, String district);

    /** A sector's institution, a gestor or a programme's office: the establishments of its territory. */
    record OfTerritory(Territory territory) implements Reporter {
        @Override
        public boolean mayReportFor(String establishment, String district) {
            return territory.covers(district);
        }
    }

    /** The head of an establishment, or whoever holds its phone: the establishments registered for that sender. */
    record OfEstablishments(Set<String> establishments) implements Reporter {
        public OfEstablishments {
            establishments = Set.copyOf(establishments);
        }

        @Override
        public boolean mayReportFor(String establishment, String district) {
            return establishments.contains(establishment);
        }
    }
}
