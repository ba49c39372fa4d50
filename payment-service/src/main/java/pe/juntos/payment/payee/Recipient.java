package pe.juntos.payment.payee;

/** The member who collects for the household. */
public record Recipient(String member, boolean identityVerified, boolean alive) {}
