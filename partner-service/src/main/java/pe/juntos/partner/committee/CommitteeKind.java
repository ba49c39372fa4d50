package pe.juntos.partner.committee;

/** Bodies in which an agreement is coordinated (001 ART-10 to ART-12). */
public enum CommitteeKind {
    COORDINATION,
    TECHNICAL,
    ROUNDTABLE
}
