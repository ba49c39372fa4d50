package pe.juntos.partner.referral;

/** What becomes of a command. */
public sealed interface Decision {

    record Moved(ReferralState state) implements Decision {}

    /** It was done before: nothing is written. */
    record Unchanged() implements Decision {}

    record Refused(Refusal code) implements Decision {}
}
