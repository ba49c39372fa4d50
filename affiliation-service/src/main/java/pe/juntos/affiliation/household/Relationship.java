package pe.juntos.affiliation.household;

/** What a person is to the household, as SISFOH records it. */
public enum Relationship {
    HEAD,
    SPOUSE,
    CHILD,
    GRANDCHILD,
    PARENT,
    OTHER
}
