package pe.juntos.platform.dci;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whoever has registered keys signs what it sends: then a stolen token alone reports nothing. */
public final class SignatureRule {
    private SignatureRule() {}

    /** What is wrong with it. */
    public enum Flaw {
        MISSING,
        INVALID
    }

    /**
     * What a signature is held against.
     *
     * @param keys registered for the sender; with none nothing is asked for
     * @param clocksApart how far the sender's clock may be from ours
     */
    public record Expected(String sender, List<SenderKey> keys, Instant now, Duration clocksApart) {
        public Expected {
            keys = List.copyOf(keys);
        }
    }

    /** @param digest SHA-256 of header and message; asked for only if it matters */
    public static Optional<Flaw> check(@Nullable String given, Supplier<byte[]> digest, Expected expected) {
        if (expected.keys().isEmpty()) {
            return Optional.empty();
        }
        if (given == null || given.isBlank()) {
            return Optional.of(Flaw.MISSING);
        }
        var good = MessageSignature.parse(given)
                .filter(signature -> isOfNow(signature, expected))
                .filter(signature -> isBy(signature, digest, expected));
        return good.isPresent() ? Optional.empty() : Optional.of(Flaw.INVALID);
    }

    private static boolean isOfNow(MessageSignature signature, Expected expected) {
        var apart = expected.clocksApart();
        return !Instant.ofEpochSecond(signature.created())
                        .isAfter(expected.now().plus(apart))
                && Instant.ofEpochSecond(signature.expires())
                        .isAfter(expected.now().minus(apart));
    }

    private static boolean isBy(MessageSignature signature, Supplier<byte[]> digest, Expected expected) {
        return expected.sender().equals(signature.sender())
                && expected.keys().stream()
                        .filter(key -> key.id().equals(signature.key()))
                        .anyMatch(key -> verifies(key, signature, digest.get()));
    }

    private static boolean verifies(SenderKey key, MessageSignature signature, byte[] digest) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key.key());
            verifier.update(signature.signed(digest).getBytes(UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature.base64()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }
}
