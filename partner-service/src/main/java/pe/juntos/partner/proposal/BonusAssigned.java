package pe.juntos.partner.proposal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import pe.juntos.partner.catalogue.Bonus;

/** What this service reads of a graduation decision. */
public record BonusAssigned(String household, LocalDate on, Assigned bonus) {

    /** What a household is assigned; a package needs a place for each part that has programmes. */
    public enum Assigned {
        EDUCATIONAL(EnumSet.of(Bonus.EDUCATIONAL)),
        PRODUCTIVE(EnumSet.of(Bonus.PRODUCTIVE)),
        ENTREPRENEUR(EnumSet.of(Bonus.ENTREPRENEUR)),
        PACKAGE(EnumSet.of(Bonus.EDUCATIONAL, Bonus.PRODUCTIVE));

        private final Set<Bonus> parts;

        Assigned(Set<Bonus> parts) {
            this.parts = parts;
        }

        /** The bonuses whose programmes it needs. */
        public Set<Bonus> needs() {
            return EnumSet.copyOf(parts);
        }
    }
}
