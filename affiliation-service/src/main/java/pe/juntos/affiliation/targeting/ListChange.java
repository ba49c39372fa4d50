package pe.juntos.affiliation.targeting;

/** How a household differs between two versions of SISFOH's list (TGT-2); one household can differ in several ways. */
public enum ListChange {
    /** Only in the later list. */
    ADDED,
    /** Only in the earlier list. */
    GONE,
    /** In both, in another socio-economic class. */
    CLASS_CHANGED,
    /** In both, in another district. */
    MOVED
}
