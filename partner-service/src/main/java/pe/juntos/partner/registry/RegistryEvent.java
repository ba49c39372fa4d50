package pe.juntos.partner.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a household in the register, as the standard names it; its misspelt names are understood too. */
public enum RegistryEvent {
    ENROLMENT("enrolment", List.of("ENROLMENT", "ENROLLMENT", "ENROLLEMENT", "REGISTER"), List.of("affiliated")),
    STATUS_CHANGE(
            "enrolment_status_change",
            List.of("ENROLMENT_STATUS_CHANGE", "ENROLLMENT_STATUS_CHANGE", "ENROLLEMENT_STATUS_CHANGE"),
            List.of("suspended", "resumed")),
    DEREGISTER("deregister", List.of("DEREGISTER"), List.of("exited", "excluded"));

    private static final String PREFIX = "pe.juntos.affiliation.household.";

    private final String code;
    private final List<String> names;
    private final List<String> changes;

    RegistryEvent(String code, List<String> names, List<String> changes) {
        this.code = code;
        this.names = names;
        this.changes = changes;
    }

    public String code() {
        return code;
    }

    public static Optional<RegistryEvent> of(String written) {
        var name = Register.plain(written);
        return Arrays.stream(values())
                .filter(event -> event.names.contains(name))
                .findFirst();
    }

    /** The one that an event of the register means, if it means any. */
    public static Optional<RegistryEvent> told(String type) {
        return Arrays.stream(values())
                .filter(event -> event.changes.stream().anyMatch(change -> type.equals(PREFIX + change + ".v1")))
                .findFirst();
    }

    /** Whether a search may name it: it changes nothing of what is found. */
    public static boolean isSearchable(String written) {
        return of(written).isPresent()
                || Stream.of("SEARCH", "NEWHOUSEHOLDMEMBER").anyMatch(Register.plain(written)::equals);
    }
}
