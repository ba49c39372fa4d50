package pe.juntos.partner.plan;

/** What an enterprise does (004 OE1, OE2). */
public enum Line {
    RETAIL,
    CRAFTS,
    SMALL_ANIMALS,
    AGRICULTURE,
    FOOD,
    TEXTILES,
    SERVICES,
    OTHER
}
