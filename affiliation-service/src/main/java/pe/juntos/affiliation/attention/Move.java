package pe.juntos.affiliation.attention;

/** What became of a command. */
public sealed interface Move {

    record Moved(Case after) implements Move {}

    /** It was so already, or it is not yet time. */
    record Unchanged(Case as) implements Move {}

    record Refused(CaseRefusal why) implements Move {}
}
