package pe.juntos.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.local.http.RetryPolicy.Next;

class RetryPolicyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final RetryPolicy policy = new RetryPolicy(PATIENCE);

    @Test
    void waitsForWhoIsAwayUpToItsPatienceAndNoLonger() {
        var away = new Outcome.Away("ConnectException");
        assertThat(policy.next(away, Duration.ZERO)).isEqualTo(Next.AGAIN);
        assertThat(policy.next(away, PATIENCE)).isEqualTo(Next.AGAIN);
        assertThat(policy.next(away, PATIENCE.plusMillis(1))).isEqualTo(Next.GIVE_UP);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void asksAgainWhereTheAnswerSaysNothingAboutTheRequest(int status) {
        assertThat(next(status, "")).isEqualTo(Next.AGAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 413, 415, 422})
    void aRefusalIsFinal(int status) {
        assertThat(next(status, "")).isEqualTo(Next.REFUSED);
        assertThat(policy.next(answered(status, ""), PATIENCE.plusDays(1))).isEqualTo(Next.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "IDEMPOTENCY_KEY_RUNNING, AGAIN",
        "VERDICTS_INCOMPLETE, AGAIN_ANEW",
        "PERIOD_NOT_CERTIFIED, AGAIN_ANEW",
        "SAME_PERSON, REFUSED"
    })
    void aConflictIsWaitedForOnlyWhereItEndsByItself(String code, Next next) {
        assertThat(next(409, code)).isEqualTo(next);
    }

    @Test
    void anExpiredTokenIsRenewedAForgedOneRefused() {
        assertThat(policy.next(answered(401, ""), Duration.ofSeconds(1))).isEqualTo(Next.AGAIN_RENEWED);
        assertThat(policy.next(answered(401, ""), Duration.ofMinutes(1))).isEqualTo(Next.REFUSED);
    }

    @Test
    void acceptsEverySuccess() {
        assertThat(next(200, "")).isEqualTo(Next.ACCEPT);
        assertThat(next(202, "")).isEqualTo(Next.ACCEPT);
    }

    @Test
    void pausesGrowUpToALimit() {
        assertThat(policy.pause(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(policy.pause(3)).isEqualTo(Duration.ofMillis(800));
        assertThat(policy.pause(1_000)).isEqualTo(Duration.ofSeconds(3));
    }

    private Next next(int status, String code) {
        return policy.next(answered(status, code), Duration.ZERO);
    }

    private static Outcome answered(int status, String code) {
        return new Outcome.Answered(new Reply(status, "{\"code\":\"" + code + "\"}"));
    }
}
