package pe.juntos.coresponsibility.verdict;

/** What stands when a household is decided. */
public sealed interface Standing {
    /** Nothing was certified: the verdict is what the evidence says. */
    record Undecided() implements Standing {}

    /** A certified verdict stands; the round may have paid it (VER-5). */
    record Certified(boolean payable) implements Standing {}
}
