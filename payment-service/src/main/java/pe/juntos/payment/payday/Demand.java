package pe.juntos.payment.payday;

import java.util.List;
import pe.juntos.payment.payee.Means;

/**
 * Households of one community that can be paid at the same points.
 *
 * @param routes to those points, the preferred first: the point of their agreement, then by travel time
 */
public record Demand(Group group, int households, List<Route> routes) {
    public Demand {
        routes = List.copyOf(routes);
    }

    /**
     * @param centre populated centre; empty where it is not known
     * @param agreed pay point of the households' agreement; empty for none
     */
    public record Group(String district, String centre, Means means, String agreed) {}
}
