package pe.juntos.partner.registry;

import java.util.List;

/** Of which households something is asked. */
public sealed interface Asked {

    /**
     * One, by a number that the asker has of it.
     *
     * @param type {@code JUNTOS_HOUSEHOLD}, the programme's code, {@code HOGAR_ID}, the register's number, or {@link #OF_PERSON}
     */
    record Household(String type, String value) implements Asked {
        /** The household of a person who was asked for by the document of identity: its code, of which the asker may know nothing. */
        public static final String OF_PERSON = "HOUSEHOLD_OF_PERSON";

        /** Whether the asker has named it, so that its number is told again. */
        public boolean isNamed() {
            return !type.equals(OF_PERSON);
        }
    }

    /**
     * All that have consented to be known by the asker and live there: nobody leafs through a district by law alone.
     *
     * @param prefixes of UBIGEO codes
     */
    record Districts(List<String> prefixes) implements Asked {
        public Districts {
            prefixes = List.copyOf(prefixes);
        }
    }
}
