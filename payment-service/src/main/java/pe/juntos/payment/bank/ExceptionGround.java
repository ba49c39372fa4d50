package pe.juntos.payment.bank;

/** On what a person rests the end of an exception; public codes. */
public enum ExceptionGround {
    BANK_CONFIRMED,
    BANK_ERROR,
    PROGRAMME_ERROR,
    REPEATED_BY_BANK,
    NOT_OF_THE_PROGRAMME,
    RECIPIENT_CONFIRMED
}
