package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * GRA-5: the transfer stops at the later of articulation and bonus, whichever came first. Articulated is a
 * household enrolled in a programme of its bonus; it has the bonus when delivery was recorded or that programme
 * was completed. Enrolment alone, productive or not, stops nothing.
 *
 * @param articulatedOn null if not articulated
 * @param receivedOn null if the bonus was not received
 */
public record TransferStop(
        @Nullable LocalDate articulatedOn, @Nullable LocalDate receivedOn) {
    static final TransferStop NEITHER = new TransferStop(null, null);

    public static TransferStop of(@Nullable Bonus bonus, List<Enrolment> enrolments, @Nullable BonusDelivery delivery) {
        if (bonus == null) {
            return NEITHER;
        }
        var own = enrolments.stream()
                .filter(enrolment -> enrolment.bonus() == bonus)
                .toList();
        Stream<@Nullable LocalDate> delivered =
                delivery == null || delivery.bonus() != bonus ? Stream.empty() : Stream.of(delivery.on());
        return new TransferStop(
                earliest(own.stream().map(Enrolment::enrolledOn)),
                earliest(Stream.concat(delivered, own.stream().<@Nullable LocalDate>map(Enrolment::completedOn))));
    }

    /** @return null while either is missing */
    public @Nullable LocalDate on() {
        if (articulatedOn == null || receivedOn == null) {
            return null;
        }
        return articulatedOn.isAfter(receivedOn) ? articulatedOn : receivedOn;
    }

    private static @Nullable LocalDate earliest(Stream<? extends @Nullable LocalDate> days) {
        return days.filter(Objects::nonNull).min(LocalDate::compareTo).orElse(null);
    }
}
