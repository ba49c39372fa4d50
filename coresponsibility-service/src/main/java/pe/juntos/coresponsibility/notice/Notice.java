package pe.juntos.coresponsibility.notice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A breach that a family is to be told of.
 *
 * @param createdOn day of the verdict
 * @param withdrawn the verdict was corrected before the family was told
 * @param delivery when and how it was told, if it was
 */
public record Notice(
        LocalDate createdOn, boolean withdrawn, @Nullable Delivery delivery) {

    /**
     * The family was told.
     *
     * @param acknowledgedOn day on which the family confirmed it, if it did
     */
    public record Delivery(
            Channel channel, LocalDate on, @Nullable LocalDate acknowledgedOn) {
        boolean sameAs(Delivery other) {
            return channel == other.channel && on.equals(other.on);
        }
    }
}
