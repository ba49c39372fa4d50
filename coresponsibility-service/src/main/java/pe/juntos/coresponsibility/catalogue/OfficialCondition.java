package pe.juntos.coresponsibility.catalogue;

/**
 * A condition of the signed agreement (MEM-3).
 *
 * @param code stable public code; those that are verified are the names of {@code Condition}
 * @param verified whether it decides verdicts; the others are accompanied and never cost anything (VER-1, MON-1)
 * @param text as people read it
 * @param legalBasis the norm that makes it a condition
 */
public record OfficialCondition(String code, Area area, boolean verified, String text, String legalBasis) {

    /** What the agreement covers (000 §1.5). */
    public enum Area {
        HEALTH,
        NUTRITION,
        EDUCATION,
        IDENTITY
    }
}
