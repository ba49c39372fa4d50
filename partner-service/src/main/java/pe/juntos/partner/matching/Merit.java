package pe.juntos.partner.matching;

/** What makes one offer suit a household better than another; the policy says in which order they count. */
public enum Merit {
    /** The programme's rules say yes rather than that something is not known. */
    ELIGIBLE,
    /** More members of the household want what it does. */
    PREFERRED,
    /** The way to where it takes place is short, in minutes. */
    QUICK,
    /** The district's own before the province's, the region's and the country's. */
    NEAR,
    /** It looks after the children, where there are any. */
    CHILD_CARE,
    /** It has opened, or opens earlier. */
    SOON,
    /** A greater part of its places is free. */
    ROOM
}
