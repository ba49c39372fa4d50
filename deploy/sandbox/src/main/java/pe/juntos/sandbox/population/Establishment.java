package pe.juntos.sandbox.population;

import java.util.List;

/**
 * A health post or a school.
 *
 * @param silent sends no form this period
 * @param schoolDays of the period's two months; a school closed for a month has none
 * @param heads those whose signature counts, one after the other
 */
record Establishment(String code, Kind kind, String name, boolean silent, List<Integer> schoolDays, List<Head> heads) {
    /** The column {@code tipo} of establecimientos.csv. */
    enum Kind {
        SALUD("Puesto de salud "),
        INICIAL("I.E. Inicial "),
        PRIMARIA("I.E. Primaria "),
        SECUNDARIA("I.E. Secundaria ");

        final String title;

        Kind(String title) {
            this.title = title;
        }

        String type() {
            return this == SALUD ? "SALUD" : "EDUCACION";
        }
    }

    /** Days are counted from 1970; {@code until} {@link #OPEN} while in office. */
    record Head(String signature, String name, int from, int until) {
        static final int OPEN = Integer.MAX_VALUE;

        String untilText() {
            return until == OPEN ? "" : Days.text(until);
        }
    }

    Head headOn(int day) {
        for (var head : heads) {
            if (head.from() <= day && day <= head.until()) {
                return head;
            }
        }
        return heads.getLast();
    }
}
