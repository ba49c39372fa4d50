package pe.juntos.partner.referral;

import java.time.LocalDate;
import pe.juntos.partner.referral.Command.Accept;
import pe.juntos.partner.referral.Command.Complete;
import pe.juntos.partner.referral.Command.Decline;
import pe.juntos.partner.referral.Command.Drop;
import pe.juntos.partner.referral.Command.Enrol;
import pe.juntos.partner.referral.Command.Expire;
import pe.juntos.partner.referral.Command.GiveConsent;
import pe.juntos.partner.referral.Command.Refuse;
import pe.juntos.partner.referral.Command.Send;
import pe.juntos.partner.referral.Command.WithdrawConsent;
import pe.juntos.partner.referral.Decision.Moved;
import pe.juntos.partner.referral.Decision.Refused;
import pe.juntos.partner.referral.Decision.Unchanged;
import pe.juntos.partner.referral.ReferralState.Accepted;
import pe.juntos.partner.referral.ReferralState.Completed;
import pe.juntos.partner.referral.ReferralState.Consented;
import pe.juntos.partner.referral.ReferralState.Declined;
import pe.juntos.partner.referral.ReferralState.Dropped;
import pe.juntos.partner.referral.ReferralState.Enrolled;
import pe.juntos.partner.referral.ReferralState.Expired;
import pe.juntos.partner.referral.ReferralState.Proposed;
import pe.juntos.partner.referral.ReferralState.Sent;

/**
 * Which step leads where (PAR-4). A command whose work is already done changes nothing; no step goes back in time, skips
 * the consent, or leaves a closed referral.
 */
public final class LifeCycle {

    private LifeCycle() {}

    /** @param partner the partner of the referral's programme */
    public static Decision decide(ReferralState state, Command command, String partner, TimeLimits limits) {
        Decision decision = switch (state) {
            case Proposed proposed -> decide(proposed, command, partner, limits);
            case Consented consented -> decide(consented, command, limits);
            case Sent sent -> decide(sent, command, limits);
            case Accepted accepted -> decide(accepted, command);
            case Enrolled enrolled -> decide(enrolled, command);
            case Completed completed -> decide(completed, command);
            case Dropped _ -> closed(command instanceof Drop || preceding(command));
            case Declined _ -> closed(ending(command));
            case Expired _ -> closed(command instanceof Expire);
        };
        return decision instanceof Moved && command.on().isBefore(state.since())
                ? new Refused(Refusal.BEFORE_LAST_STEP)
                : decision;
    }

    private static Decision decide(Proposed state, Command command, String partner, TimeLimits limits) {
        return switch (command) {
            case GiveConsent(Consent consent) -> consented(consent, partner, limits);
            case Refuse(LocalDate on) -> new Moved(new Declined(on, DeclineReason.HOUSEHOLD_REFUSED));
            case Expire(LocalDate on) -> expired(on, state.due(), new Expired(on));
            case WithdrawConsent _, Send _, Accept _, Decline _, Enrol _, Complete _, Drop _ ->
                new Refused(Refusal.NOT_CONSENTED);
        };
    }

    private static Decision consented(Consent consent, String partner, TimeLimits limits) {
        if (!consent.partner().equals(partner)) {
            return new Refused(Refusal.CONSENT_FOR_OTHER_PARTNER);
        }
        LocalDate on = consent.givenOn();
        return consent.counts(on)
                ? new Moved(new Consented(on, within(consent, on.plusDays(limits.sendDays())), consent))
                : new Refused(Refusal.CONSENT_NOT_IN_FORCE);
    }

    private static Decision decide(Consented state, Command command, TimeLimits limits) {
        return switch (command) {
            case GiveConsent _ -> new Unchanged();
            case Send(LocalDate on) ->
                state.consent().counts(on)
                        ? new Moved(new Sent(
                                on, within(state.consent(), on.plusDays(limits.answerDays())), state.consent()))
                        : new Refused(Refusal.CONSENT_NOT_IN_FORCE);
            case WithdrawConsent(LocalDate on) -> new Moved(new Declined(on, DeclineReason.CONSENT_WITHDRAWN));
            case Refuse(LocalDate on) -> new Moved(new Declined(on, DeclineReason.HOUSEHOLD_REFUSED));
            case Expire(LocalDate on) -> expired(on, state.due(), new Expired(on));
            case Accept _, Decline _, Enrol _, Complete _, Drop _ -> new Refused(Refusal.NOT_SENT);
        };
    }

    private static Decision decide(Sent state, Command command, TimeLimits limits) {
        return switch (command) {
            case GiveConsent _, Send _ -> new Unchanged();
            case Accept(LocalDate on) ->
                lasts(state.consent(), on)
                        ? new Moved(new Accepted(
                                on, within(state.consent(), on.plusDays(limits.enrolDays())), state.consent()))
                        : new Refused(Refusal.CONSENT_NOT_IN_FORCE);
            case Decline(LocalDate on, DeclineReason reason) -> new Moved(new Declined(on, reason));
            case WithdrawConsent(LocalDate on) -> new Moved(new Declined(on, DeclineReason.CONSENT_WITHDRAWN));
            case Refuse _ -> new Refused(Refusal.ALREADY_SENT);
            case Expire(LocalDate on) -> expired(on, state.due(), new Expired(on));
            case Enrol _, Complete _, Drop _ -> new Refused(Refusal.NOT_ACCEPTED);
        };
    }

    private static Decision decide(Accepted state, Command command) {
        return switch (command) {
            case GiveConsent _, Send _, Accept _ -> new Unchanged();
            case Enrol(LocalDate on) ->
                lasts(state.consent(), on)
                        ? new Moved(new Enrolled(on, state.consent()))
                        : new Refused(Refusal.CONSENT_NOT_IN_FORCE);
            case Drop(LocalDate on, DropReason reason) -> new Moved(new Dropped(on, null, reason));
            case WithdrawConsent(LocalDate on) -> new Moved(new Dropped(on, null, DropReason.CONSENT_WITHDRAWN));
            case Expire(LocalDate on) -> expired(on, state.due(), new Dropped(on, null, DropReason.NOT_ENROLLED));
            case Refuse _, Decline _ -> new Refused(Refusal.ALREADY_ACCEPTED);
            case Complete _ -> new Refused(Refusal.NOT_ENROLLED);
        };
    }

    private static Decision decide(Enrolled state, Command command) {
        return switch (command) {
            case GiveConsent _, Send _, Accept _, Enrol _ -> new Unchanged();
            case Complete(LocalDate on, Achievement achievement) ->
                new Moved(new Completed(on, state.since(), state.consent(), achievement));
            case Drop(LocalDate on, DropReason reason) -> new Moved(new Dropped(on, state.since(), reason));
            case WithdrawConsent(LocalDate on) ->
                new Moved(new Dropped(on, state.since(), DropReason.CONSENT_WITHDRAWN));
            case Refuse _, Decline _ -> new Refused(Refusal.ALREADY_ACCEPTED);
            case Expire _ -> new Refused(Refusal.NOT_DUE);
        };
    }

    /** After the end a household may still take its agreement back: the partner sees nothing more. */
    private static Decision decide(Completed state, Command command) {
        return switch (command) {
            case GiveConsent _, Send _, Accept _, Enrol _, Complete _ -> new Unchanged();
            case WithdrawConsent(LocalDate on) ->
                state.consent().withdrawnOn() != null
                        ? new Unchanged()
                        : new Moved(new Completed(
                                state.since(),
                                state.enrolledOn(),
                                state.consent().withdrawn(on),
                                state.achievement()));
            case Refuse _, Decline _, Drop _, Expire _ -> new Refused(Refusal.ALREADY_CLOSED);
        };
    }

    private static boolean preceding(Command command) {
        return switch (command) {
            case GiveConsent _, Send _, Accept _, WithdrawConsent _ -> true;
            case Refuse _, Decline _, Enrol _, Complete _, Drop _, Expire _ -> false;
        };
    }

    /** Declining, refusing and withdrawing before the answer all end in the same state. */
    private static boolean ending(Command command) {
        return command instanceof Decline || command instanceof Refuse || command instanceof WithdrawConsent;
    }

    private static boolean lasts(Consent consent, LocalDate on) {
        return !on.isAfter(consent.until());
    }

    /** No step waits longer than the consent lasts: when it ends, so does the referral. */
    private static LocalDate within(Consent consent, LocalDate due) {
        return due.isAfter(consent.until()) ? consent.until() : due;
    }

    private static Decision closed(boolean done) {
        return done ? new Unchanged() : new Refused(Refusal.ALREADY_CLOSED);
    }

    private static Decision expired(LocalDate on, LocalDate due, ReferralState end) {
        return on.isAfter(due) ? new Moved(end) : new Refused(Refusal.NOT_DUE);
    }
}
