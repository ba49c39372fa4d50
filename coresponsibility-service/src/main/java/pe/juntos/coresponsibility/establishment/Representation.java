package pe.juntos.coresponsibility.establishment;

import java.time.LocalDate;
import java.util.List;

/**
 * Form 01: one representative at a time. A successor is registered after the predecessor's validity has been ended, so that on
 * every day it is plain whose signature counts. (A sector's file may say otherwise; then each of the signatures counts.)
 */
public final class Representation {
    private Representation() {}

    /** Registers one more. The same again changes nothing. */
    public static Decision register(List<Representative> standing, Representative next) {
        var until = next.validity().until();
        if (until != null && until.isBefore(next.validity().from())) {
            return new Decision.Refused(Refusal.UNTIL_BEFORE_FROM);
        }
        if (standing.contains(next)) {
            return new Decision.Unchanged();
        }
        return standing.stream().anyMatch(next::overlaps)
                ? new Decision.Refused(Refusal.VALIDITY_OVERLAPS)
                : new Decision.Registered(next);
    }

    /** Ends a validity that has no end yet; {@code last} is its last day. */
    public static Decision end(List<Representative> standing, String signature, LocalDate last) {
        var theirs = standing.stream()
                .filter(r -> r.validity().signature().equals(signature))
                .toList();
        if (theirs.isEmpty()) {
            return new Decision.Refused(Refusal.UNKNOWN_REPRESENTATIVE);
        }
        if (theirs.stream().anyMatch(r -> last.equals(r.validity().until()))) {
            return new Decision.Unchanged();
        }
        return theirs.stream()
                .filter(r -> r.validity().until() == null)
                .findFirst()
                .<Decision>map(open -> last.isBefore(open.validity().from())
                        ? new Decision.Refused(Refusal.UNTIL_BEFORE_FROM)
                        : new Decision.Registered(open.until(last)))
                .orElseGet(() -> new Decision.Refused(Refusal.ALREADY_ENDED));
    }

    /** What comes of a request about a representative. */
    public sealed interface Decision {
        record Registered(Representative representative) implements Decision {}

        record Unchanged() implements Decision {}

        record Refused(Refusal refusal) implements Decision {}
    }

    /** The names are the public codes. */
    public enum Refusal {
        UNTIL_BEFORE_FROM("La vigencia termina antes de empezar."),
        VALIDITY_OVERLAPS("Otro responsable está vigente en esos días: termine antes su vigencia."),
        UNKNOWN_REPRESENTATIVE("La firma no está registrada."),
        ALREADY_ENDED("Esa vigencia ya terminó otro día.");

        private final String message;

        Refusal(String message) {
            this.message = message;
        }

        /** For people, in Spanish. */
        public String message() {
            return message;
        }
    }
}
