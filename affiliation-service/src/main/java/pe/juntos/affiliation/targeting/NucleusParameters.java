package pe.juntos.affiliation.targeting;

/**
 * How a second family is told, as one dated policy version (TGT-3).
 *
 * @param parentMinimumYears completed years that somebody must be older than a child to be taken for its parent
 */
public record NucleusParameters(int parentMinimumYears) {

    public NucleusParameters {
        if (parentMinimumYears <= 0) {
            throw new IllegalArgumentException("a parent is older than its child");
        }
    }
}
