package pe.juntos.payment.bank.adapter;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place in an XML document, with those within it that were met before: a message has few, and comes by each of them as often as it
 * has transactions.
 */
final class XmlPlace {
    /** A document with more different places is not one of ours; it is read, and its places are not remembered. */
    private static final int REMEMBERED = 1_000;

    private final String path;
    private final AtomicInteger remembered;
    private final Map<String, XmlPlace> within = new HashMap<>();

    private XmlPlace(String path, AtomicInteger remembered) {
        this.path = path;
        this.remembered = remembered;
    }

    static XmlPlace root() {
        return new XmlPlace("", new AtomicInteger());
    }

    /** Local names from the root on, joined by slashes. */
    String path() {
        return path;
    }

    XmlPlace within(String name) {
        var known = within.get(name);
        if (known != null) {
            return known;
        }
        var met = new XmlPlace(path.isEmpty() ? name : path + "/" + name, remembered);
        if (remembered.incrementAndGet() <= REMEMBERED) {
            within.put(name, met);
        }
        return met;
    }
}
