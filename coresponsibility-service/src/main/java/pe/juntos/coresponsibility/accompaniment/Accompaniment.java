package pe.juntos.coresponsibility.accompaniment;

/** A decision to accompany a family. */
public record Accompaniment(Term term, AccompanimentState state, String proposedBy) {}
