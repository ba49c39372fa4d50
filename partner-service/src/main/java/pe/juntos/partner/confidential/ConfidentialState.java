package pe.juntos.partner.confidential;

import java.time.LocalDate;

/** The life of a confidential referral: its specialist alone takes each step, and nothing is sent without consent. */
public sealed interface ConfidentialState {

    /** Day on which the state began. */
    LocalDate since();

    record Opened(LocalDate since) implements ConfidentialState {}

    /** @param until last day on which the consent counts */
    record Consented(LocalDate since, LocalDate until) implements ConfidentialState {}

    record Sent(LocalDate since, LocalDate until) implements ConfidentialState {}

    record Closed(LocalDate since, Ending reason) implements ConfidentialState {}

    /** How it ended. */
    enum Ending {
        ATTENDED,
        NOT_WANTED,
        CONSENT_WITHDRAWN,
        NOT_REACHED,
        OTHER_SERVICE
    }

    default String stage() {
        return switch (this) {
            case Opened _ -> "OPENED";
            case Consented _ -> "CONSENTED";
            case Sent _ -> "SENT";
            case Closed _ -> "CLOSED";
        };
    }
}
