package pe.juntos.partner.plan;

/** What a course teaches; the first three are the phases of the route of enterprises (004 OE1). */
public enum CourseKind {
    FINANCIAL_LITERACY,
    BUSINESS_MANAGEMENT,
    TECHNICAL_ASSISTANCE,
    EMPLOYABILITY,
    LABOUR_CERTIFICATION;

    /** Whether it is taught to those who look for work rather than those with an enterprise. */
    public boolean forWork() {
        return this == EMPLOYABILITY || this == LABOUR_CERTIFICATION;
    }
}
