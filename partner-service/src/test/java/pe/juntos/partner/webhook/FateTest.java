package pe.juntos.partner.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;

/** What becomes of a notice after each answer of a partner's address. */
class FateTest {
    private static final Instant NOW = Instant.parse("2026-06-30T17:00:00Z");
    private static final WebhookPolicy POLICY = Policies.load("policies/webhook", WebhookPolicy.class)
            .at(LocalDate.of(2026, 6, 30))
            .parameters();

    @ParameterizedTest
    @CsvSource({"200", "202", "204", "299"})
    void whatTheAddressTakesIsDelivered(int status) {
        assertThat(Fate.after(Reply.of(status, null), 1, NOW, POLICY)).isEqualTo(new Fate.Delivered());
    }

    @ParameterizedTest
    @CsvSource({
        "199,PARTNER_ERROR",
        "300,REDIRECTED",
        "307,REDIRECTED",
        "400,REFUSED",
        "404,REFUSED",
        "429,TOO_MANY",
        "500,PARTNER_ERROR",
        "503,PARTNER_ERROR"
    })
    void anythingElseIsTriedAgainWithItsReason(int status, String reason) {
        assertThat(Fate.after(Reply.of(status, null), 1, NOW, POLICY))
                .isEqualTo(new Fate.Again(NOW.plusSeconds(5), reason));
    }

    @ParameterizedTest
    @CsvSource({"TIMED_OUT", "UNKNOWN_HOST", "NOT_REACHED"})
    void silenceIsNoRefusalAndIsTriedAgain(Reply.Failure failure) {
        assertThat(Fate.after(Reply.none(failure), 1, NOW, POLICY))
                .isEqualTo(new Fate.Again(NOW.plusSeconds(5), failure.name()));
    }

    @Test
    void whatHasNothingLeftToTellIsDeadAtOnceAndTheAddressStays() {
        assertThat(Fate.after(Reply.none(Reply.Failure.NOTHING_LEFT), 1, NOW, POLICY))
                .isEqualTo(new Fate.Dead("NOTHING_LEFT", false));
    }

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT30S", "3,PT3M", "4,PT18M", "5,PT1H48M", "6,PT10H48M", "7,PT12H", "8,PT12H"})
    void pausesGrowUpToTheLongest(int attempts, Duration pause) {
        assertThat(POLICY.pauseAfter(attempts)).isEqualTo(pause);
    }

    @Test
    void theLastAttemptButOneIsTriedAgainAndTheLastIsDead() {
        assertThat(Fate.after(Reply.of(500, null), 8, NOW, POLICY)).isInstanceOf(Fate.Again.class);
        assertThat(Fate.after(Reply.of(500, null), 9, NOW, POLICY)).isEqualTo(new Fate.Dead("PARTNER_ERROR", false));
    }

    @Test
    void anAddressThatIsGoneGetsNothingMore() {
        assertThat(Fate.after(Reply.of(410, null), 1, NOW, POLICY)).isEqualTo(new Fate.Dead("GONE", true));
    }

    @ParameterizedTest
    @CsvSource({"PT4S,PT5S", "PT5S,PT5S", "PT6S,PT6S", "PT12H,PT12H", "PT13H,PT12H"})
    void aPartnerMayAskForALongerPauseWithinTheLongest(Duration asked, Duration pause) {
        assertThat(Fate.after(Reply.of(429, asked), 1, NOW, POLICY))
                .isEqualTo(new Fate.Again(NOW.plus(pause), "TOO_MANY"));
    }

    @Property
    boolean noPauseIsShorterThanTheOneBeforeNorLongerThanTheLongest(
            @ForAll @IntRange(min = 1, max = 100) int attempts) {
        var pause = POLICY.pauseAfter(attempts);
        return pause.compareTo(POLICY.pauseAfter(attempts + 1)) <= 0 && pause.compareTo(POLICY.longestPause()) <= 0;
    }

    @Test
    void aLeaseThatCouldEndDuringAnAttemptIsNoPolicy() {
        assertThatThrownBy(() -> new WebhookPolicy(
                        Duration.ofSeconds(5),
                        2,
                        Duration.ofHours(1),
                        3,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(19),
                        Duration.ofDays(1),
                        1,
                        1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
