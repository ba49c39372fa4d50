package pe.juntos.local.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import pe.juntos.local.place.LocalProblem;

/** Makes a call until it is answered for good. All attempts carry the same key, so it is done once. */
public final class PatientCalls {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final URI base;
    private final HttpClient client;
    private final Tokens tokens;
    private final Waiting waiting;
    private final RetryPolicy policy = new RetryPolicy(PATIENCE);

    PatientCalls(URI base, HttpClient client, Tokens tokens, Waiting waiting) {
        this.base = base;
        this.client = client;
        this.tokens = tokens;
        this.waiting = waiting;
    }

    /** Told that a call has to wait. */
    public interface Waiting {
        void forAnswer(String what, String reason);
    }

    Reply make(Call call) throws InterruptedException {
        var key = call.key();
        var firstFailure = 0L;
        for (var failures = 0; ; ) {
            var outcome = attempt(call, key);
            var failingFor = firstFailure == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - firstFailure);
            var next = policy.next(outcome, failingFor);
            if (outcome instanceof Outcome.Answered(var reply)) {
                if (next == RetryPolicy.Next.ACCEPT) {
                    return reply;
                }
                if (next == RetryPolicy.Next.REFUSED) {
                    throw new Refused(call.what(), reply);
                }
            }
            if (next == RetryPolicy.Next.GIVE_UP) {
                throw givenUp(call, outcome);
            }
            if (next == RetryPolicy.Next.AGAIN_RENEWED) {
                tokens.forget(call.person());
            }
            if (next == RetryPolicy.Next.AGAIN_ANEW && key != null) {
                key = UUID.randomUUID().toString();
            }
            firstFailure = firstFailure == 0 ? System.nanoTime() : firstFailure;
            failures++;
            if (failures > 1) {
                waiting.forAnswer(call.what(), reason(outcome));
            }
            Thread.sleep(policy.pause(failures));
        }
    }

    String token(Person person) {
        var begin = System.nanoTime();
        for (var failures = 1; ; failures++) {
            try {
                return tokens.of(person);
            } catch (IOException e) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new LocalProblem("GIVEN_UP", "The token provider does not answer: " + said(e), e);
                }
                LockSupport.parkNanos(policy.pause(failures).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalProblem("INTERRUPTED", "Interrupted while waiting for a token.", e);
            }
        }
    }

    private Outcome attempt(Call call, @Nullable String key) throws InterruptedException {
        try {
            var future = client.sendAsync(request(call, key), call.answer());
            try {
                var response = future.get(call.timeOut().toMillis(), TimeUnit.MILLISECONDS);
                return new Outcome.Answered(new Reply(response.statusCode(), response.body()));
            } finally {
                future.cancel(true);
            }
        } catch (ExecutionException e) {
            return new Outcome.Away(said(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException | IOException e) {
            return new Outcome.Away(said(e));
        }
    }

    private static String said(Throwable failure) {
        var message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private HttpRequest request(Call call, @Nullable String key) throws IOException, InterruptedException {
        var builder = HttpRequest.newBuilder(base.resolve(call.path()))
                .timeout(call.timeOut())
                .header("Authorization", "Bearer " + tokens.of(call.person()))
                .header("Content-Type", call.body().mediaType())
                .method(call.method(), call.body().publisher());
        if (key != null) {
            builder.header("Idempotency-Key", key);
        }
        return builder.build();
    }

    private static LocalProblem givenUp(Call call, Outcome outcome) {
        return new LocalProblem(
                "GIVEN_UP",
                call.what() + " got no answer for " + PATIENCE.toMinutes() + " minutes (" + reason(outcome)
                        + "); see ./juntos status and .juntos/logs, then run the same command again.");
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Away(var reason) -> reason;
            case Outcome.Answered(var reply) -> reply.status() + " " + reply.code();
        };
    }
}
