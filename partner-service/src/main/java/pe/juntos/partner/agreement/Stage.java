package pe.juntos.partner.agreement;

/** Where an agreement stands; it counts from its ratification and within its validity. */
public enum Stage {
    DRAFT,
    SIGNED,
    RATIFIED
}
