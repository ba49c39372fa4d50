package pe.juntos.coresponsibility.catalogue;

/**
 * What families are known to be asked for although no agreement says so (000 §1.5, 003 R-CO-3, R-CO-4). It can be reported
 * against whoever makes it, and never costs a family anything.
 *
 * @param fileCode what files in Spanish call it
 */
public record UndueDemand(String code, String fileCode, String text) {

    boolean isCalled(String name) {
        return code.equals(name) || fileCode.equals(name);
    }
}
