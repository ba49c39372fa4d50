package pe.juntos.partner.registry;

import java.util.List;

/** Of which households something is asked. */
public sealed interface Asked {

    /**
     * One, by a number that the asker has of it.
     *
     * @param type {@code JUNTOS_HOUSEHOLD}, the programme's code, or {@code HOGAR_ID}, the register's number
     */
    record Household(String type, String value) implements Asked {}

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
