package pe.juntos.partner.confidential;

import java.time.LocalDate;

/** What the specialist does with a confidential referral. */
public sealed interface ConfidentialStep {

    LocalDate on();

    /** @param until last day on which it counts */
    record Consent(LocalDate on, LocalDate until) implements ConfidentialStep {}

    record Send(LocalDate on) implements ConfidentialStep {}

    record Close(LocalDate on, ConfidentialState.Ending reason) implements ConfidentialStep {}
}
