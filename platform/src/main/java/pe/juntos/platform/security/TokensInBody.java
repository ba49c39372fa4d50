package pe.juntos.platform.security;

/** A path whose posts bring the tokens of those who ask in their body, each of which is checked there; the request has none itself. */
public record TokensInBody(String path) {}
