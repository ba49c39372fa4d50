package pe.juntos.graduation.profile;

/** The profile of a household of the register. */
public record KnownProfile(String household, String district, Profile profile) {}
