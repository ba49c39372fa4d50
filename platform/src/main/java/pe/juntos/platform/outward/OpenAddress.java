package pe.juntos.platform.outward;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An address that somebody outside has named to be called at: on the open network, by HTTPS, so that nobody can have a service
 * call into its own network.
 */
public final class OpenAddress {
    private static final int LONGEST = 300;
    private static final int IPV4 = 4;

    private OpenAddress() {}

    /** @param inside whether addresses of the own network and plain HTTP are good too: for tests and trying out */
    public static boolean isGood(String text, boolean inside) {
        if (text.length() > LONGEST) {
            return false;
        }
        try {
            var address = new URI(text);
            return isPlain(address) && (inside || isOpen(address));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean isPlain(URI address) {
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getFragment() == null;
    }

    private static boolean isOpen(URI address) {
        var host = address.getHost().toLowerCase(Locale.ROOT);
        if (!"https".equals(address.getScheme()) || !host.contains(".") && !host.startsWith("[")) {
            return false;
        }
        try {
            return isOpen(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException _) {
            return !host.endsWith(".local") && !host.endsWith(".internal") && !host.endsWith(".localhost");
        }
    }

    /** Whether what a name resolved to lies outside the own network. */
    public static boolean isOpen(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address.getAddress()));
    }

    private static boolean isReserved(byte[] bytes) {
        return bytes.length == IPV4 ? isReservedV4(bytes) : isReservedV6(bytes);
    }

    /** 0/8, 100.64/10, 192.0.0/24, 198.18/15, 240/4: nobody on the open network has them. */
    private static boolean isReservedV4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first >= 240
                || first == 100 && (second & 0xc0) == 64
                || first == 192 && second == 0 && bytes[2] == 0
                || first == 198 && (second & 0xfe) == 18;
    }

    /** fc00::/7, and what carries an address of IPv4 within: ::/96, 64:ff9b::/96, 2002::/16. */
    private static boolean isReservedV6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return (first & 0xfe00) == 0xfc00 || first == 0 || first == 0x64 && second == 0xff9b || first == 0x2002;
    }
}
