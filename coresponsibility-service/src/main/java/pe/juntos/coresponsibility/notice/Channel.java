package pe.juntos.coresponsibility.notice;

/** How a family is told; never before others. */
public enum Channel {
    VISIT,
    LETTER,
    PHONE,
    OFFICE
}
