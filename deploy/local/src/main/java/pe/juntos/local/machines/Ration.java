package pe.juntos.local.machines;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds each of some processes to a part of one processor: who has used up what he was given is stopped until he is given more. So
 * several processes on few processors are as fast as on processors of their own that are so much slower. Linux.
 */
public final class Ration implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(4);
    private static final Duration SAVED_UP_AT_MOST = Duration.ofMillis(100);

    private final double part;
    private final Map<Long, Account> accounts = new HashMap<>();
    private final Thread keeping;

    /** @param part of one processor, for each */
    Ration(List<Long> processes, double part) {
        this.part = part;
        for (var process : processes) {
            Processes.used(process).ifPresent(used -> accounts.put(process, new Account(used)));
        }
        keeping = Thread.ofPlatform().name("ration").daemon().start(this::keep);
    }

    /** Nanoseconds of a processor. */
    private static final class Account {
        private long used;
        private double left;
        private boolean stopped;

        Account(long used) {
            this.used = used;
        }
    }

    private void keep() {
        try {
            for (var last = System.nanoTime(); ; ) {
                Thread.sleep(LOOK_AGAIN);
                var now = System.nanoTime();
                var given = (now - last) * part;
                last = now;
                accounts.forEach((process, account) -> settle(process, account, given));
            }
        } catch (InterruptedException ignored) {
            accounts.keySet().forEach(Processes::goOn);
        }
    }

    private void settle(long process, Account account, double given) {
        var used = Processes.used(process).orElse(account.used);
        account.left = Math.min(account.left + given, SAVED_UP_AT_MOST.toNanos() * part) - (used - account.used);
        account.used = used;
        if (account.stopped != account.left < 0) {
            account.stopped = !account.stopped;
            if (account.stopped) {
                Processes.stop(process);
            } else {
                Processes.goOn(process);
            }
        }
    }

    /** All have whole processors again. */
    @Override
    public void close() throws InterruptedException {
        keeping.interrupt();
        keeping.join();
    }
}
