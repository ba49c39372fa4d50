package pe.juntos.local.machines;

import java.util.concurrent.CountDownLatch;

/** Open, or shut for a while: who would pass waits. */
final class Gate {

    private volatile CountDownLatch shut = new CountDownLatch(0);

    void shut() {
        shut = new CountDownLatch(1);
    }

    void open() {
        shut.countDown();
    }

    void pass() {
        try {
            shut.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
