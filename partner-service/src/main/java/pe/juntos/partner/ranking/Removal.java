package pe.juntos.partner.ranking;

/** Why a community's authorities strike a household out; there is no other ground. */
public enum Removal {
    DUPLICATED,
    MOVED_AWAY_FOR_GOOD
}
