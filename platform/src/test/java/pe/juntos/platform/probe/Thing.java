package pe.juntos.platform.probe;

/** Data of the probe's events. An amount below zero is what the tally's bug stumbles over. */
public record Thing(String household, long amount) {}
