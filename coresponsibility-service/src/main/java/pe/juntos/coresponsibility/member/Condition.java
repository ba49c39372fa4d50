package pe.juntos.coresponsibility.member;

/** The official conditions that are verified (MEM-2, MEM-3); nothing else can cost a family its transfer. */
public enum Condition {
    PRENATAL(Axis.HEALTH),
    CRED(Axis.HEALTH),
    INICIAL(Axis.EDUCATION),
    SCHOOL(Axis.EDUCATION);

    private final Axis axis;

    Condition(Axis axis) {
        this.axis = axis;
    }

    public Axis axis() {
        return axis;
    }
}
