package pe.juntos.coresponsibility.notice;

import java.time.LocalDate;
import java.util.Optional;
import pe.juntos.coresponsibility.notice.Notice.Delivery;

/** VER-5: what may be noted of a notice's delivery. The same said twice changes nothing. */
public final class DeliveryRule {
    private DeliveryRule() {}

    public static Optional<Refusal> delivering(Notice notice, Delivery delivery, LocalDate today) {
        var known = notice.delivery();
        if (known != null) {
            return known.sameAs(delivery) ? acknowledged(delivery, today) : Optional.of(Refusal.ALREADY_DELIVERED);
        }
        if (notice.withdrawn()) {
            return Optional.of(Refusal.NOTICE_WITHDRAWN);
        }
        if (delivery.on().isAfter(today)) {
            return Optional.of(Refusal.DELIVERED_IN_FUTURE);
        }
        return delivery.on().isBefore(notice.createdOn())
                ? Optional.of(Refusal.DELIVERED_BEFORE_VERDICT)
                : acknowledged(delivery, today);
    }

    private static Optional<Refusal> acknowledged(Delivery delivery, LocalDate today) {
        var on = delivery.acknowledgedOn();
        return on != null && (on.isBefore(delivery.on()) || on.isAfter(today))
                ? Optional.of(Refusal.ACKNOWLEDGED_OUT_OF_ORDER)
                : Optional.empty();
    }
}
