package pe.juntos.bench.intake;

import java.util.BitSet;

/** Which messages were answered, so that what refers to them is sent after. */
final class Acknowledged {
    private final BitSet messages = new BitSet();

    synchronized void add(int message) {
        messages.set(message);
        notifyAll();
    }

    synchronized void awaitBefore(int message) throws InterruptedException {
        while (messages.nextClearBit(0) < message) {
            wait();
        }
    }
}
