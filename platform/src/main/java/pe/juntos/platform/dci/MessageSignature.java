package pe.juntos.platform.dci;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The signature of a DCI envelope, as it is written: {@code namespace="spdci", kidId="sender|key|ed25519", algorithm="ed25519",
 * created="…", expires="…", headers="(created) (expires) digest", signature="…"}, with or without {@code Signature:} before it.
 *
 * @param created seconds since 1970, like {@code expires}
 * @param base64 the signature
 */
public record MessageSignature(String sender, String key, long created, long expires, String base64) {
    private static final String ALGORITHM = "ed25519";
    private static final int LONGEST = 2_000;
    private static final Pattern PARAMETER = Pattern.compile("\\s*([A-Za-z]+)=(?:\"([^\"]*)\"|([0-9]+))\\s*(?:,|$)");
    private static final Pattern PREFIX = Pattern.compile("^\\s*Signature:?\\s+");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final List<String> NAMESPACES = List.of("spdci", "dci");

    /** Empty if it is not written like that. */
    public static Optional<MessageSignature> parse(String text) {
        return text.length() > LONGEST ? Optional.empty() : parameters(text).flatMap(MessageSignature::of);
    }

    private static Optional<HashMap<String, String>> parameters(String text) {
        var found = new HashMap<String, String>();
        var rest = PREFIX.matcher(text).replaceFirst("");
        var matcher = PARAMETER.matcher(rest);
        var end = 0;
        while (end < rest.length() && matcher.region(end, rest.length()).lookingAt()) {
            var value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            if (found.put(matcher.group(1), value) != null) {
                return Optional.empty();
            }
            end = matcher.end();
        }
        return end == rest.length() ? Optional.of(found) : Optional.empty();
    }

    private static Optional<MessageSignature> of(HashMap<String, String> given) {
        var key = given.getOrDefault("kidId", "").split("\\|", -1);
        var created = given.getOrDefault("created", "");
        var expires = given.getOrDefault("expires", "");
        var good = NAMESPACES.contains(given.getOrDefault("namespace", ""))
                && ALGORITHM.equalsIgnoreCase(given.getOrDefault("algorithm", ""))
                && "(created) (expires) digest".equals(given.getOrDefault("headers", ""))
                && key.length == 3
                && ALGORITHM.equalsIgnoreCase(key[2])
                && SECONDS.matcher(created).matches()
                && SECONDS.matcher(expires).matches();
        return good
                ? Optional.of(new MessageSignature(
                        key[0],
                        key[1],
                        Long.parseLong(created),
                        Long.parseLong(expires),
                        given.getOrDefault("signature", "")))
                : Optional.empty();
    }

    /** What is signed: both times, and SHA-256 of header and message. */
    public String signed(byte[] digest) {
        return "(created): " + created + "\n(expires): " + expires + "\ndigest: SHA-256="
                + Base64.getEncoder().encodeToString(digest);
    }

    /** Made with a private key, as it is written into an envelope. */
    public static String made(String sender, String key, PrivateKey secret, byte[] digest, long created, long expires) {
        var unsigned = new MessageSignature(sender, key, created, expires, "");
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(unsigned.signed(digest).getBytes(UTF_8));
            var base64 = Base64.getEncoder().encodeToString(signer.sign());
            return new MessageSignature(sender, key, created, expires, base64).text();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text() {
        return "Signature: namespace=\"spdci\", kidId=\"%s|%s|%s\", algorithm=\"%s\", created=\"%d\", expires=\"%d\", "
                        .formatted(sender, key, ALGORITHM, ALGORITHM, created, expires)
                + "headers=\"(created) (expires) digest\", signature=\"" + base64 + "\"";
    }
}
