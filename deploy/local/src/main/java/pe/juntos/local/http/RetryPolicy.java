package pe.juntos.local.http;

import java.time.Duration;
import java.util.Set;

/**
 * What follows an attempt. A service that is away is waited for, an answer that only says "not yet" is asked for
 * again, and a refusal is final.
 *
 * @param patience how long nothing may go forward before the call is given up
 */
public record RetryPolicy(Duration patience) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final int FORGED = 401;
    private static final int CONFLICT = 409;
    private static final Set<Integer> TEMPORARY = Set.of(408, 425, 429);

    /** Conflicts that end by themselves, as events that are still on their way arrive. */
    private static final Set<String> NOT_YET = Set.of("VERDICTS_INCOMPLETE", "PERIOD_NOT_CERTIFIED", "JOB_RUNNING");

    private static final String SAME_REQUEST_AT_WORK = "IDEMPOTENCY_KEY_RUNNING";

    /** Answers of 401 for longer are no longer an expired token. */
    private static final Duration FORGED_PATIENCE = Duration.ofSeconds(20);

    /** What to do next. */
    public enum Next {
        ACCEPT,
        REFUSED,
        AGAIN,
        /** Ask anew, as another request: the answer to the first one was final for that one. */
        AGAIN_ANEW,
        /** Ask again with another token. */
        AGAIN_RENEWED,
        GIVE_UP
    }

    /** @param failingFor since the first attempt of this call that did not succeed */
    public Next next(Outcome outcome, Duration failingFor) {
        var next = wish(outcome, failingFor);
        var retry = next != Next.ACCEPT && next != Next.REFUSED;
        return retry && failingFor.compareTo(patience) > 0 ? Next.GIVE_UP : next;
    }

    private static Next wish(Outcome outcome, Duration failingFor) {
        return switch (outcome) {
            case Outcome.Away away -> Next.AGAIN;
            case Outcome.Answered(var reply) -> wish(reply, failingFor);
        };
    }

    private static Next wish(Reply reply, Duration failingFor) {
        if (reply.good()) {
            return Next.ACCEPT;
        }
        if (reply.status() >= 500 || TEMPORARY.contains(reply.status())) {
            return Next.AGAIN;
        }
        if (reply.status() == FORGED && failingFor.compareTo(FORGED_PATIENCE) < 0) {
            return Next.AGAIN_RENEWED;
        }
        return reply.status() == CONFLICT ? conflict(reply.code()) : Next.REFUSED;
    }

    private static Next conflict(String code) {
        if (code.equals(SAME_REQUEST_AT_WORK)) {
            return Next.AGAIN;
        }
        return NOT_YET.contains(code) ? Next.AGAIN_ANEW : Next.REFUSED;
    }

    /** Pause before the next attempt, longer each time. */
    public Duration pause(int failures) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
