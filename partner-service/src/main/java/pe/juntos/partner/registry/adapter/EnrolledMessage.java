package pe.juntos.partner.registry.adapter;

import java.util.Optional;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.DciRefusal;
import tools.jackson.databind.JsonNode;

/** "Is this household enrolled?" in the DCI envelope. */
record EnrolledMessage(Envelope envelope) {
    static final String PROGRAMME = "JUNTOS";

    /** The household asked about; empty if it is not asked by one of the ways that are served. */
    Optional<String> household() {
        var criteria = criteria();
        return Filters.asked(Envelope.text(criteria, "query_type", "idtype-value"), criteria.path("query"))
                .filter(Asked.Household.class::isInstance)
                .map(asked -> ((Asked.Household) asked).value());
    }

    Optional<DciRefusal> content() {
        return envelope.count(1, 1).or(() -> household().isEmpty() ? Optional.of(DciRefusal.QUERY) : Optional.empty());
    }

    /** Whether it is this programme that is asked about. */
    boolean ofThisProgramme() {
        var programme = criteria().path("query").path("programme_identifier.program.programme_identifier");
        return Envelope.text(programme, "eq", PROGRAMME).equals(PROGRAMME);
    }

    private JsonNode criteria() {
        return envelope.message().path("enrolled_criteria");
    }
}
