package pe.juntos.partner.plan;

import java.time.LocalDate;

/** What happens on the route. */
public sealed interface RouteStep {

    LocalDate on();

    /** The phase is passed with so many of its sessions. */
    record Pass(LocalDate on, CourseKind phase, int attended, int sessions) implements RouteStep {}

    /** Seed capital or an asset is handed over. */
    record Grant(LocalDate on, String by) implements RouteStep {}

    /** @param evidence whether there is a photo or a note */
    record VerifyUse(LocalDate on, String by, boolean evidence) implements RouteStep {}
}
