package pe.juntos.payment.payday;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How many more households a point can pay on each day. */
final class Room {
    private final int[] perDay;
    private long left;

    Room(int mostPerDay, int days) {
        perDay = new int[days];
        Arrays.fill(perDay, mostPerDay);
        left = (long) mostPerDay * days;
    }

    /** On all days together. */
    long left() {
        return left;
    }

    /** The first day with room for all of them, else the first with room for any. */
    int dayFor(int households) {
        return withRoom(households)
                .findFirst()
                .orElseGet(() -> withRoom(1).findFirst().orElseThrow());
    }

    private IntStream withRoom(int households) {
        return IntStream.range(0, perDay.length).filter(day -> perDay[day] >= households);
    }

    /** @return how many of them fitted */
    int take(int day, int households) {
        var taken = Math.min(perDay[day], households);
        perDay[day] -= taken;
        left -= taken;
        return taken;
    }
}
