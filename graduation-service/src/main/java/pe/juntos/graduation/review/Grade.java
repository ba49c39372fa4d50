package pe.juntos.graduation.review;

/** Where a household stands in one dimension of the typology (GRA-3). */
public enum Grade {
    LOW,
    HIGH,
    INDETERMINATE
}
