package pe.juntos.platform.web;

import java.time.Duration;
import reactor.core.publisher.Operators;

/** What one sender has left of our patience, in nanoseconds: waiting spends it, bytes give it back, never more than all of it. */
final class UploadCredit {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long patience;
    private final long perSecond;
    private long left;
    private long asked;
    private long came;
    private long since;

    UploadCredit(Duration patience, long perSecond) {
        this.patience = patience.toNanos();
        this.perSecond = perSecond;
        this.left = this.patience;
    }

    /** Somebody wants that many pieces more: from now on the sender is waited for. */
    synchronized void asked(long pieces, long now) {
        if (!waiting()) {
            since = now;
        }
        asked = Operators.addCap(asked, pieces);
    }

    synchronized void came(long bytes, long now) {
        left = Math.min(patience, left - (now - since) + bytes * SECOND / perSecond);
        came++;
        since = now;
    }

    synchronized boolean spent(long now) {
        return waiting() && now - since > left;
    }

    private boolean waiting() {
        return asked > came;
    }
}
