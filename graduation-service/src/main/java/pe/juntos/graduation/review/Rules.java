package pe.juntos.graduation.review;

/**
 * The policies in force on a day.
 *
 * @param version ids of the three, joined by {@code +}
 */
public record Rules(String version, RecertificationPolicy recertification, TypologyPolicy typology, ExitPolicy exit) {}
