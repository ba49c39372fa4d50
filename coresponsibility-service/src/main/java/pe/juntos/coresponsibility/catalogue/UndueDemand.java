package pe.juntos.coresponsibility.catalogue;

/**
 * What families are known to be asked for although no agreement says so (000 §1.5, 003 R-CO-3, R-CO-4). It can be reported
 * against whoever makes it, and never costs a family anything.
 */
public record UndueDemand(String code, String text) {}
