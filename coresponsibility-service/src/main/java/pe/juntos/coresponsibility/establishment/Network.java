package pe.juntos.coresponsibility.establishment;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What establishments report to: a micro-network below a network of health posts, or a UGEL of schools.
 *
 * @param department first two digits of the district codes (UBIGEO)
 * @param parent code of the network that a micro-network belongs to
 */
public record Network(
        String department, String name, Kind kind, @Nullable String parent) {
    private static final Pattern CODE = Pattern.compile("[0-9]{2}-[A-Z0-9-]{0,200}");

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /**
     * Why it cannot be registered so.
     *
     * @param parentKind of the parent that it names, if that is registered
     */
    public Optional<Refusal> refusal(@Nullable Kind parentKind, boolean hasNetworksBelow) {
        if (hasNetworksBelow && kind != Kind.NETWORK) {
            return Optional.of(Refusal.NETWORK_HAS_OTHERS_BELOW);
        }
        if (parent == null) {
            return Optional.empty();
        }
        if (parentKind == null) {
            return Optional.of(Refusal.UNKNOWN_NETWORK);
        }
        return kind == Kind.MICRO_NETWORK && parentKind == Kind.NETWORK
                ? Optional.empty()
                : Optional.of(Refusal.NETWORK_PARENT_KIND);
    }

    /** Of the two sectors. */
    public enum Kind {
        MICRO_NETWORK,
        NETWORK,
        UGEL
    }

    /** The names are the public codes. */
    public enum Refusal {
        UNKNOWN_NETWORK("La red superior no está registrada."),
        NETWORK_PARENT_KIND("Solo una micro-red pertenece a una red."),
        NETWORK_HAS_OTHERS_BELOW("Tiene micro-redes: sigue siendo una red.");

        private final String message;

        Refusal(String message) {
            this.message = message;
        }

        /** For people, in Spanish. */
        public String message() {
            return message;
        }
    }
}
