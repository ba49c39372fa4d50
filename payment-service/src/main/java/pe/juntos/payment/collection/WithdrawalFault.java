package pe.juntos.payment.collection;

/** Why a withdrawal of the bank's file changes nothing; public codes. */
public enum WithdrawalFault {
    /** Never sent by this programme. */
    UNKNOWN_END_TO_END_ID("el identificador de extremo a extremo no es de un abono del programa"),
    /** The transfer is known, and the bank never said that it was credited. */
    NOT_CREDITED("el abono no consta como acreditado"),
    /** About an attempt that another one has replaced. */
    FORMER_ATTEMPT("el identificador es de un intento anterior del abono"),
    /** Cash is handed over whole. */
    AMOUNT_DIFFERS("el monto no es el del abono, que en efectivo se entrega entero"),
    /** More than is left of it. */
    MORE_THAN_REMAINS("el monto pasa de lo que queda del abono"),
    BEFORE_CREDIT("la fecha es anterior al abono"),
    /** It went back to the Treasury before. */
    ALREADY_REVERTED("el abono ya se revirtió al Tesoro"),
    /** The id was told before, with other content. */
    WITHDRAWAL_ID_REUSED("el retiro_id ya se usó con otro contenido");

    private final String message;

    WithdrawalFault(String message) {
        this.message = message;
    }

    /** In Spanish, for who sent the file. */
    public String message() {
        return message;
    }
}
