package pe.juntos.coresponsibility.reconsideration;

import java.time.LocalDate;
import java.util.List;

/**
 * What a family, or the gestor for it, asks.
 *
 * @param requestedOn day on which it was asked for, which may be before it was typed
 * @param evidence what supports it, by name: documents seen, records sent
 */
public record Request(RequestedBy by, LocalDate requestedOn, String reasons, List<String> evidence) {
    public Request {
        evidence = List.copyOf(evidence);
    }

    /** In whose name. */
    public enum RequestedBy {
        HOUSEHOLD,
        GESTOR
    }
}
