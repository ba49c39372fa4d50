package pe.juntos.affiliation.household;

/** Which optional sources the register has ever received: a source that never spoke is not held against anyone. */
public record ReceivedSources(boolean visits, boolean districts, boolean registry) {}
