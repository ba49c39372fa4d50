package pe.juntos.platform.audit;

import java.util.ArrayList;
import java.util.List;

/** Walks along a chain and notes what does not fit: changed, removed or reordered entries, and an end that was cut off. */
final class ChainCheck {
    private static final int MOST_FAULTS = 20;

    /** What is wrong with the entry at a position. */
    enum Fault {
        /** Its hash is not that of its content after its predecessor: it was changed, or stands in another's place. */
        CHANGED,
        /** The link is there and the entry is not. */
        ENTRY_GONE,
        /** One or more positions before it are not there. */
        GAP,
        /** An earlier check saw another hash here. */
        NOT_AS_SEEN_BEFORE,
        /** An earlier check saw the chain reach further. */
        SHORTENED
    }

    /** A fault and where it is. */
    record Found(long position, Fault fault) {}

    /**
     * The end of a chain, to be kept elsewhere and shown at the next check.
     *
     * @param position 0 for an empty chain
     */
    record Head(long position, String hash) {
        static final Head NONE = new Head(0, "");
    }

    private final Head before;
    private final List<Found> faults = new ArrayList<>();
    private Head last = Head.NONE;
    private long entries;

    /** @param before what an earlier check ended with */
    ChainCheck(Head before) {
        this.before = before;
    }

    ChainCheck see(ChainedEntry next) {
        entries++;
        if (next.position() != last.position() + 1) {
            note(next.position(), Fault.GAP);
        } else if (next.entry() == null) {
            note(next.position(), Fault.ENTRY_GONE);
        } else if (!next.hashAfter(last.hash()).equals(next.hash())) {
            note(next.position(), Fault.CHANGED);
        }
        if (next.position() == before.position() && !next.hash().equals(before.hash())) {
            note(next.position(), Fault.NOT_AS_SEEN_BEFORE);
        }
        last = new Head(next.position(), next.hash());
        return this;
    }

    /** To be asked after the last entry. */
    List<Found> faults() {
        if (last.position() < before.position()) {
            note(last.position(), Fault.SHORTENED);
        }
        return List.copyOf(faults);
    }

    Head head() {
        return last;
    }

    long entries() {
        return entries;
    }

    private void note(long position, Fault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Found(position, fault));
        }
    }
}
