package pe.juntos.payment.payday;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives each community its nearest pay point with room, and a day there; no point ever pays more households a day than it can
 * (PAY-8). The remotest communities choose first. A community stays together, at one point and on one day, wherever it fits.
 */
public final class PayDays {
    private static final Comparator<Demand> REMOTEST_FIRST = Comparator.<Demand>comparingInt(PayDays::nearest)
            .reversed()
            .thenComparing(demand -> demand.group().district())
            .thenComparing(demand -> demand.group().centre())
            .thenComparing(demand -> demand.group().means())
            .thenComparing(demand -> demand.group().agreed());

    private final Map<String, Room> rooms;
    private final List<LocalDate> days;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Unplaced> unplaced = new ArrayList<>();

    private PayDays(Map<String, Room> rooms, List<LocalDate> days) {
        this.rooms = rooms;
        this.days = days;
    }

    /**
     * Households of a group that are paid at one point on one day.
     *
     * @param first rank of the first of them within the group, from 1
     * @param last rank of the last of them
     */
    public record Slot(Demand.Group group, Route route, LocalDate day, int first, int last) {
        public int households() {
            return last - first + 1;
        }
    }

    /** Why households have no pay day; public codes. */
    public enum Reason {
        /** No way to a point that serves their means of payment is known. */
        NO_ROUTE,
        /** All points that they can reach are full on all days. */
        NO_ROOM
    }

    public record Unplaced(Demand.Group group, int households, Reason reason) {}

    public record Plan(List<Slot> slots, List<Unplaced> unplaced) {
        public Plan {
            slots = List.copyOf(slots);
            unplaced = List.copyOf(unplaced);
        }
    }

    /**
     * The same whatever the order of the demands.
     *
     * @param points by code
     * @param days on which they pay, in order
     */
    public static Plan of(List<Demand> demands, Map<String, PayPoint> points, List<LocalDate> days) {
        var rooms = new HashMap<String, Room>();
        points.forEach((code, point) -> rooms.put(code, new Room(point.mostPerDay(), days.size())));
        var plan = new PayDays(rooms, days);
        demands.stream().sorted(REMOTEST_FIRST).forEach(plan::place);
        return new Plan(plan.slots, plan.unplaced);
    }

    private static int nearest(Demand demand) {
        return demand.routes().stream().mapToInt(Route::minutes).min().orElse(0);
    }

    private void place(Demand demand) {
        var known = demand.routes().stream()
                .filter(route -> rooms.containsKey(route.point()))
                .toList();
        var together = known.stream()
                .filter(route -> room(route).left() >= demand.households())
                .findFirst();
        var next = 1;
        for (var route : together.map(List::of).orElse(known)) {
            next = fill(demand, route, next);
        }
        if (next <= demand.households()) {
            var reason = known.isEmpty() ? Reason.NO_ROUTE : Reason.NO_ROOM;
            unplaced.add(new Unplaced(demand.group(), demand.households() - next + 1, reason));
        }
    }

    private Room room(Route route) {
        return Objects.requireNonNull(rooms.get(route.point()));
    }

    /** @return the rank of the first household that is still without a day */
    private int fill(Demand demand, Route route, int first) {
        var room = room(route);
        var next = first;
        while (next <= demand.households() && room.left() > 0) {
            var wanted = demand.households() - next + 1;
            var day = room.dayFor(wanted);
            var taken = room.take(day, wanted);
            slots.add(new Slot(demand.group(), route, days.get(day), next, next + taken - 1));
            next += taken;
        }
        return next;
    }
}
