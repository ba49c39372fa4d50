package pe.juntos.gateway.story;

import tools.jackson.databind.JsonNode;

/** What one service said. Not knowing is not the same as there being nothing. */
public sealed interface Section {

    /** The service answered. */
    record Known(JsonNode content) implements Section {}

    /** The service answered that it has nothing on this household and period. */
    record Nothing() implements Section {}

    /** The service could not be asked. */
    record Unavailable() implements Section {}
}
