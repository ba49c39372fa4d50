package pe.juntos.coresponsibility.member;

/** The sector in which a target member is verified: one per member and period, never both (MEM-2). */
public enum Axis {
    HEALTH,
    EDUCATION
}
