package pe.juntos.partner.plan;

import java.time.LocalDate;
import java.util.Optional;

/** How far somebody came on the route of the plan (PAR-5): diagnosed, one phase after the other, granted, use verified. */
public sealed interface RouteState {

    /** Day on which the state began. */
    LocalDate since();

    record Diagnosed(LocalDate since) implements RouteState {}

    /** @param phase the last one that was passed */
    record Passed(LocalDate since, CourseKind phase) implements RouteState {}

    /** @param by who handed the capital or the asset over */
    record Granted(LocalDate since, String by) implements RouteState {}

    record UseVerified(LocalDate since) implements RouteState {}

    /** The last phase that was passed; after the grant all were. */
    default Optional<CourseKind> passed() {
        return this instanceof Passed(var _, CourseKind phase) ? Optional.of(phase) : Optional.empty();
    }

    /** As lists, tables and events name it. */
    default String stage() {
        return switch (this) {
            case Diagnosed _ -> "DIAGNOSED";
            case Passed(var _, CourseKind phase) -> phase.name();
            case Granted _ -> "GRANTED";
            case UseVerified _ -> "USE_VERIFIED";
        };
    }

    static RouteState of(String stage, LocalDate since, String by) {
        return switch (stage) {
            case "DIAGNOSED" -> new Diagnosed(since);
            case "GRANTED" -> new Granted(since, by);
            case "USE_VERIFIED" -> new UseVerified(since);
            default -> new Passed(since, CourseKind.valueOf(stage));
        };
    }
}
