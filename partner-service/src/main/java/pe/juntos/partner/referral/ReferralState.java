package pe.juntos.partner.referral;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of a referral (PAR-4). A household is proposed to an offer, which keeps a place for it; it agrees to be known by
 * the partner; only then is it sent; the partner accepts or declines, enrols it, and says how it ended. A step not taken in
 * time ends the referral and gives the place back.
 */
public sealed interface ReferralState {

    /** Business day on which the state began. */
    LocalDate since();

    record Proposed(LocalDate since, LocalDate due) implements ReferralState {}

    record Consented(LocalDate since, LocalDate due, Consent consent) implements ReferralState {}

    record Sent(LocalDate since, LocalDate due, Consent consent) implements ReferralState {}

    record Accepted(LocalDate since, LocalDate due, Consent consent) implements ReferralState {}

    record Declined(LocalDate since, DeclineReason reason) implements ReferralState {}

    record Expired(LocalDate since) implements ReferralState {}

    record Enrolled(LocalDate since, Consent consent) implements ReferralState {}

    record Completed(LocalDate since, LocalDate enrolledOn, Consent consent, Achievement achievement)
            implements ReferralState {}

    record Dropped(LocalDate since, @Nullable LocalDate enrolledOn, DropReason reason) implements ReferralState {}

    default Stage stage() {
        return switch (this) {
            case Proposed _ -> Stage.PROPOSED;
            case Consented _ -> Stage.CONSENTED;
            case Sent _ -> Stage.SENT;
            case Accepted _ -> Stage.ACCEPTED;
            case Declined _ -> Stage.DECLINED;
            case Expired _ -> Stage.EXPIRED;
            case Enrolled _ -> Stage.ENROLLED;
            case Completed _ -> Stage.COMPLETED;
            case Dropped _ -> Stage.DROPPED;
        };
    }

    /** The agreement that the state rests on. */
    default Optional<Consent> agreed() {
        return switch (this) {
            case Consented(var _, var _, Consent consent) -> Optional.of(consent);
            case Sent(var _, var _, Consent consent) -> Optional.of(consent);
            case Accepted(var _, var _, Consent consent) -> Optional.of(consent);
            case Enrolled(var _, Consent consent) -> Optional.of(consent);
            case Completed(var _, var _, Consent consent, var _) -> Optional.of(consent);
            case Proposed _, Declined _, Expired _, Dropped _ -> Optional.empty();
        };
    }

    /** Last day for the next step, where one is awaited. */
    default Optional<LocalDate> awaitedUntil() {
        return switch (this) {
            case Proposed(var _, LocalDate due) -> Optional.of(due);
            case Consented(var _, LocalDate due, var _) -> Optional.of(due);
            case Sent(var _, LocalDate due, var _) -> Optional.of(due);
            case Accepted(var _, LocalDate due, var _) -> Optional.of(due);
            case Declined _, Expired _, Enrolled _, Completed _, Dropped _ -> Optional.empty();
        };
    }

    /** Whether the offer's place is taken; one who leaves after enrolling has used it. */
    default boolean holdsPlace() {
        return switch (this) {
            case Proposed _, Consented _, Sent _, Accepted _, Enrolled _, Completed _ -> true;
            case Dropped(var _, LocalDate enrolledOn, var _) -> enrolledOn != null;
            case Declined _, Expired _ -> false;
        };
    }
}
