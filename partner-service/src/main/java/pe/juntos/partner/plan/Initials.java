package pe.juntos.partner.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is kept of a name that is printed on a certificate: the first letter of each of its words. */
public final class Initials {

    private static final int LONGEST = 120;

    private Initials() {}

    /** Empty if it is no name: two to eight words of letters. */
    public static Optional<String> of(String name) {
        if (name.length() > LONGEST || !name.strip().matches("[\\p{L}'’.-]+( +[\\p{L}'’.-]+){1,7}")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(name.strip().split(" +", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + ".")
                .collect(Collectors.joining(" ")));
    }
}
