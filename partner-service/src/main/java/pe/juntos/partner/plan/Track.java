package pe.juntos.partner.plan;

/** Why somebody takes part: for an enterprise (OE1, OE2) or for work (OE3). */
public enum Track {
    ENTERPRISE,
    EMPLOYABILITY
}
