package pe.juntos.partner.access;

/** What an institution agrees to before it is shown anything; a new version has to be agreed to anew. */
public record Terms(String version, String text) {}
