package pe.juntos.platform.probe;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** Tells one event of the length that it is given. */
@Component
public class TellingJob implements ChunkedJob {
    public static final String KIND = "telling";

    /** Data of any length. */
    public record Blob(String text) {
        public static Blob ofBytes(int bytes) {
            var frame = "{\"text\":\"\"}".length();
            var random = new java.util.Random(42);
            var text = new StringBuilder(bytes);
            while (text.length() < bytes - frame) text.append((char) ('!' + 2 + random.nextInt(50)));
            return new Blob(text.toString());
        }
    }

    private final Outbox outbox;

    TellingJob(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return outbox.append(List.of(event(job.key(), Blob.ofBytes(Integer.parseInt(job.parameter("bytes"))))))
                .thenReturn(1L);
    }

    public static OutgoingEvent event(String key, Blob blob) {
        return new OutgoingEvent(ProbeApplication.TOPIC, key, ProbeApplication.NOTED, 1, blob);
    }
}
