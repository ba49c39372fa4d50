package pe.juntos.affiliation.identity.adapter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How RENIEC is asked.
 *
 * @param url where it listens; the sandbox's by default
 * @param timeout of one try
 * @param retries further tries after the first
 * @param backoff wait before the first further try, doubled each time
 * @param atOnce questions put at the same time when many wait
 */
@ConfigurationProperties("juntos.reniec")
record ReniecSettings(
        @DefaultValue("http://127.0.0.1:8090") String url,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("2") int retries,
        @DefaultValue("200ms") Duration backoff,
        @DefaultValue("8") int atOnce) {}
