package pe.juntos.partner.plan;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Told when somebody comes further on the route: {@code juntos.partner.route.v1}.
 *
 * @param state as {@link RouteState#stage()}
 */
public record RouteAdvanced(
        UUID participant, String household, String state, LocalDate on, String policy, String hash) {

    public static final String TOPIC = "juntos.partner.route.v1";
    public static final String TYPE = "pe.juntos.partner.route.advanced.v1";
}
