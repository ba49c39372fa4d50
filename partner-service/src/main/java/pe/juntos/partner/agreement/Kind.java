package pe.juntos.partner.agreement;

/** What an agreement is about: health and education have a model each (001 ART-02). */
public enum Kind {
    HEALTH,
    EDUCATION,
    PRODUCTIVE,
    OTHER
}
