package pe.juntos.graduation.review;

/** The graduation bonuses; by V4 a household gets one of them (GRA-4). */
public enum Bonus {
    EDUCATIONAL,
    PRODUCTIVE,
    ENTREPRENEUR
}
