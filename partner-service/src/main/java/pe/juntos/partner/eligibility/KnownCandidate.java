package pe.juntos.partner.eligibility;

/** A household of the register, and what rules may ask of it. */
public record KnownCandidate(String household, String district, Candidate candidate) {}
