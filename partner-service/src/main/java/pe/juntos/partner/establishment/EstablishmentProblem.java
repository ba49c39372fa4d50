package pe.juntos.partner.establishment;

/** What a list of establishments can be asked for; each is a matter for the committee of the region (001 ART-06). */
public enum EstablishmentProblem {
    INSUFFICIENT,
    SILENT,
    LATE,
    UNSIGNED,
    COMPLAINTS
}
