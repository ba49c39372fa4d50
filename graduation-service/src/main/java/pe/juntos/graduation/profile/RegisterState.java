package pe.juntos.graduation.profile;

/**
 * What profiles are made of, as it stands.
 *
 * @param fingerprint another one as soon as anything changed
 */
public record RegisterState(String fingerprint, long households) {}
