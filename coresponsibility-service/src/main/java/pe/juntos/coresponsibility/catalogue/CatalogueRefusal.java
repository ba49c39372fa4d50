package pe.juntos.coresponsibility.catalogue;

/** Why something named as a condition is refused (MEM-3); the names are the public codes. */
public enum CatalogueRefusal {
    /** In no agreement. */
    NOT_A_CONDITION("no es una condición del convenio"),
    /** In no agreement, and known as something that families are wrongly asked for. */
    UNDUE_DEMAND("no es una condición del convenio; puede reportarse como exigencia indebida");

    private final String message;

    CatalogueRefusal(String message) {
        this.message = message;
    }

    /** For people, in Spanish. */
    public String message() {
        return message;
    }
}
