package pe.juntos.affiliation.attention;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which office a case goes to. What is reported of an office goes above it, never to itself or below (MEM-3). */
public final class Offices {

    private Offices() {}

    /** By the first route that fits. */
    public static Office first(Subject subject, AttentionPolicy policy) {
        Office routed = policy.routes().stream()
                .filter(route -> route.fits(subject))
                .findFirst()
                .map(AttentionPolicy.Route::office)
                .orElse(policy.ladder().getFirst());
        return mayHave(routed, subject)
                ? routed
                : above(routed, subject, policy).orElse(routed);
    }

    /** The next higher that may have the case; empty at the top. */
    public static Optional<Office> above(Office office, Subject subject, AttentionPolicy policy) {
        List<Office> ladder = policy.ladder();
        Optional<Office> next = ladder.stream()
                .skip(ladder.indexOf(office) + 1L)
                .filter(candidate -> office != Office.CONTROL && mayHave(candidate, subject))
                .findFirst();
        boolean highestAccused = subject.accusedOffice() == ladder.getLast();
        return next.isEmpty() && highestAccused && office != Office.CONTROL ? Optional.of(Office.CONTROL) : next;
    }

    /** Offices are in order from the nearest to the highest; an accusation of control stays outside it. */
    public static boolean mayHave(Office office, Subject subject) {
        @Nullable Office accused = subject.accusedOffice();
        if (accused == null || accused == Office.CONTROL) {
            return office != accused;
        }
        return office.compareTo(accused) > 0;
    }
}
