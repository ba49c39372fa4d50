package pe.juntos.partner.catalogue;

/** A flag of a source sheet: the sheet may leave it open. */
public enum Answer {
    YES,
    NO,
    NOT_GIVEN
}
