package pe.juntos.affiliation.dwelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * There is one transfer for each household (TGT-3), and a second family of the dwelling is not paid: it shows as a
 * household of its own. Never more than probable: a person decides, and nothing changes until then.
 */
public final class SharedDwelling {

    /** What is found. */
    public enum Kind {
        /** Two households at one address. */
        SHARED_DWELLING,
        /** Two at one address that were, or by their names may be, one family. */
        SPLIT_HOUSEHOLD
    }

    /** What speaks for it, in this order: for who looks at the pair, never a reason given to a household. */
    public enum Sign {
        SAME_ADDRESS,
        SAME_POINT,
        MEMBER_CAME_FROM_THE_OTHER,
        SAME_FAMILY_NAME,
        BOTH_AFFILIATED
    }

    /**
     * What the register knows of two households of a populated centre that have not left.
     *
     * @param atAddress households at the address that both give; 0 if they give none or another
     * @param atPoint households at the coordinates that both give; 0 if they give none or others
     * @param cameFrom somebody of one of them was of the other before
     * @param sameName somebody of each has the same paternal name
     * @param bothAffiliated both are being paid
     */
    public record Two(int atAddress, int atPoint, boolean cameFrom, boolean sameName, boolean bothAffiliated) {}

    /** A probable finding. */
    public record Finding(Kind kind, List<Sign> reasons) {}

    private SharedDwelling() {}

    public static Optional<Finding> of(Two two, DwellingParameters policy) {
        var reasons = new ArrayList<Sign>();
        add(reasons, Sign.SAME_ADDRESS, dwelling(two.atAddress(), policy));
        add(reasons, Sign.SAME_POINT, dwelling(two.atPoint(), policy));
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        add(reasons, Sign.MEMBER_CAME_FROM_THE_OTHER, two.cameFrom());
        add(reasons, Sign.SAME_FAMILY_NAME, two.sameName());
        add(reasons, Sign.BOTH_AFFILIATED, two.bothAffiliated());
        boolean family = two.cameFrom() || two.sameName();
        return Optional.of(new Finding(family ? Kind.SPLIT_HOUSEHOLD : Kind.SHARED_DWELLING, List.copyOf(reasons)));
    }

    private static boolean dwelling(int households, DwellingParameters policy) {
        return households >= 2 && households <= policy.mostHouseholds();
    }

    private static void add(List<Sign> reasons, Sign reason, boolean holds) {
        if (holds) {
            reasons.add(reason);
        }
    }
}
