package pe.juntos.coresponsibility.member;

/**
 * A target member and the one condition under which it is verified in a period.
 *
 * @param externalId the sender's id of the person
 */
public record Assignment(String household, String member, String externalId, Condition condition) {}
