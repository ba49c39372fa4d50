package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * GRA-5: the transfer stops at the later of articulation and bonus, whichever came first. Articulated is a
 * household enrolled in a programme of its bonus; it has the bonus when delivery was recorded or that programme
 * was completed; of a package, in a programme of each part, and only delivery gives it. Enrolment alone, productive or not, stops nothing. Once such a stop was undone, only what happens after it
 * leads to another.
 *
 * @param articulatedOn null if not articulated
 * @param receivedOn null if the bonus was not received
 * @param on null while either is missing
 */
public record TransferStop(
        @Nullable LocalDate articulatedOn,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate on) {
    static final TransferStop NEITHER = new TransferStop(null, null, null);

    /** @param undoneUntil day of the last stop that was undone, null if none was */
    public static TransferStop of(
            @Nullable Bonus bonus,
            List<Enrolment> enrolments,
            @Nullable BonusDelivery delivery,
            @Nullable LocalDate undoneUntil) {
        if (bonus == null) {
            return NEITHER;
        }
        var own = enrolments.stream()
                .filter(enrolment -> bonus.parts().contains(enrolment.bonus()))
                .toList();
        Stream<@Nullable LocalDate> delivered =
                delivery == null || delivery.bonus() != bonus ? Stream.empty() : Stream.of(delivery.on());
        var articulated = articulated(bonus, own);
        Stream<@Nullable LocalDate> completed = bonus.parts().size() > 1
                ? Stream.empty()
                : own.stream().<@Nullable LocalDate>map(Enrolment::completedOn);
        var received = days(Stream.concat(delivered, completed));
        return articulated.isEmpty() || received.isEmpty()
                ? new TransferStop(first(articulated), first(received), null)
                : new TransferStop(articulated.first(), received.first(), stop(articulated, received, undoneUntil));
    }

    /** Of a package, once the household is in a programme of each part. */
    private static NavigableSet<LocalDate> articulated(Bonus bonus, List<Enrolment> own) {
        var first = own.stream()
                .collect(Collectors.toMap(
                        Enrolment::bonus, Enrolment::enrolledOn, (one, other) -> one.isBefore(other) ? one : other));
        if (!first.keySet().containsAll(bonus.parts())) {
            return new TreeSet<>();
        }
        return days(own.stream().map(Enrolment::enrolledOn)).tailSet(Collections.max(first.values()), true);
    }

    private static @Nullable LocalDate stop(
            NavigableSet<LocalDate> articulated, NavigableSet<LocalDate> received, @Nullable LocalDate undoneUntil) {
        var all = new TreeSet<>(articulated);
        all.addAll(received);
        var later = articulated.first().isAfter(received.first()) ? articulated.first() : received.first();
        return undoneUntil == null || later.isAfter(undoneUntil) ? later : all.higher(undoneUntil);
    }

    private static NavigableSet<LocalDate> days(Stream<? extends @Nullable LocalDate> days) {
        var known = new TreeSet<LocalDate>();
        days.forEach(day -> {
            if (day != null) {
                known.add(day);
            }
        });
        return known;
    }

    private static @Nullable LocalDate first(NavigableSet<LocalDate> days) {
        return days.isEmpty() ? null : days.first();
    }
}
