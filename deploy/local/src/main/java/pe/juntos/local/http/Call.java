package pe.juntos.local.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call as the caller means it, however many attempts it takes.
 *
 * @param what in words, for messages
 * @param key makes repeated attempts one request; null for reading
 * @param timeOut of each attempt
 */
record Call(
        String what,
        Person person,
        String method,
        String path,
        Body body,
        BodyHandler<String> answer,
        @Nullable String key,
        Duration timeOut) {

    /** Made anew for every attempt. */
    interface Body {
        BodyPublisher publisher() throws java.io.FileNotFoundException;

        default String mediaType() {
            return "application/json";
        }
    }
}
