package pe.juntos.partner.referral;

import java.time.LocalDate;

/** What is asked of a referral; {@code on} is the business day. */
public sealed interface Command {

    LocalDate on();

    record GiveConsent(Consent consent) implements Command {
        @Override
        public LocalDate on() {
            return consent.givenOn();
        }
    }

    record WithdrawConsent(LocalDate on) implements Command {}

    /** The household does not want it. */
    record Refuse(LocalDate on) implements Command {}

    record Send(LocalDate on) implements Command {}

    record Accept(LocalDate on) implements Command {}

    record Decline(LocalDate on, DeclineReason reason) implements Command {}

    record Enrol(LocalDate on) implements Command {}

    record Complete(LocalDate on, Achievement achievement) implements Command {}

    record Drop(LocalDate on, DropReason reason) implements Command {}

    /** Ends what was not done by its day. */
    record Expire(LocalDate on) implements Command {}
}
