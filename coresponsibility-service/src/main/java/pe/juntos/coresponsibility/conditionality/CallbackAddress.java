package pe.juntos.coresponsibility.conditionality;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a sender may be called back: an address on the open network by HTTPS. Calls go to registered addresses only, so that no
 * message can have this service call into its own network.
 */
public final class CallbackAddress {
    private static final int LONGEST = 300;

    private CallbackAddress() {}

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
                || isUniqueLocal(address.getAddress()));
    }

    /** fc00::/7 of IPv6 and 100.64.0.0/10 of IPv4, which Java does not call site-local. */
    private static boolean isUniqueLocal(byte[] bytes) {
        return bytes.length == 16 ? (bytes[0] & 0xfe) == 0xfc : (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
    }
}
