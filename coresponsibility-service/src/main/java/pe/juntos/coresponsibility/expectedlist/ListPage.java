package pe.juntos.coresponsibility.expectedlist;

import java.util.List;
import pe.juntos.coresponsibility.expectedlist.ListedMember.ListingEstablishment;
import pe.juntos.coresponsibility.period.Period;

/**
 * What one establishment gets of one form in a period; never empty.
 *
 * @param heads who may sign on the period's last day
 */
public record ListPage(Period period, List<ListedMember> members, List<Head> heads) {
    public ListPage {
        members = List.copyOf(members);
        heads = List.copyOf(heads);
        var first = members.getFirst();
        if (!members.stream().allMatch(first::isOnTheSamePageAs)) {
            throw new IllegalArgumentException("two establishments or forms on one page");
        }
    }

    public ListingEstablishment establishment() {
        return members.getFirst().establishment();
    }

    public Form form() {
        return members.getFirst().form();
    }

    /** The registered head of the establishment. */
    public record Head(String signature, String name) {}
}
