package pe.juntos.sandbox.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's partner believes no notice that is not Juntos', nor the same one twice. */
class NoticesTest {
    /** Secret, id, time, body and signature of the published standard's own example. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);

    private final NoticesController desk = new NoticesController(Clock.fixed(NOW, ZoneOffset.UTC));

    private static WebhookVerifier.Worth worth(String secret, String id, String time, String signature, byte[] body) {
        return WebhookVerifier.check(List.of(secret), id, time, signature, body, NOW);
    }

    @Test
    void the_standards_own_example_is_good() {
        assertThat(worth(SECRET, ID, TIME, SIGNATURE, BODY)).isEqualTo(WebhookVerifier.Worth.GOOD);
        assertThat(worth(SECRET, ID, TIME, "v1a,AAAA v1,AAAA " + SIGNATURE, BODY))
                .isEqualTo(WebhookVerifier.Worth.GOOD);
        assertThat(WebhookVerifier.check(List.of("whsec_AAAA", SECRET), ID, TIME, SIGNATURE, BODY, NOW))
                .isEqualTo(WebhookVerifier.Worth.GOOD);
    }

    @Test
    void whatever_is_changed_about_it_makes_it_forged() {
        var forged = WebhookVerifier.Worth.FORGED;
        assertThat(worth("whsec_AAAA", ID, TIME, SIGNATURE, BODY)).isEqualTo(forged);
        assertThat(worth(SECRET, ID + "x", TIME, SIGNATURE, BODY)).isEqualTo(forged);
        assertThat(worth(SECRET, ID, "1614265331", SIGNATURE, BODY)).isEqualTo(forged);
        assertThat(worth(SECRET, ID, "now", SIGNATURE, BODY)).isEqualTo(forged);
        assertThat(worth(SECRET, ID, TIME, SIGNATURE, "{\"test\": 2432232315}".getBytes(UTF_8)))
                .isEqualTo(forged);
        assertThat(worth(SECRET, ID, TIME, SIGNATURE.replace("v1,", "v2,"), BODY))
                .isEqualTo(forged);
        assertThat(worth(SECRET, ID, TIME, "", BODY)).isEqualTo(forged);
        assertThat(WebhookVerifier.check(List.of(), ID, TIME, SIGNATURE, BODY, NOW))
                .isEqualTo(forged);
        assertThat(WebhookVerifier.check(List.of(SECRET), null, null, null, BODY, NOW))
                .isEqualTo(forged);
    }

    @ParameterizedTest
    @CsvSource({"300,GOOD", "301,TOO_OLD", "-300,GOOD", "-301,TOO_OLD"})
    void a_notice_counts_for_five_minutes(long later, WebhookVerifier.Worth worth) {
        assertThat(WebhookVerifier.check(List.of(SECRET), ID, TIME, SIGNATURE, BODY, NOW.plusSeconds(later)))
                .isEqualTo(worth);
    }

    @Test
    void the_same_request_again_is_refused_as_replayed() {
        desk.secrets("FONCODES", List.of(SECRET));
        assertThat(desk.receive("FONCODES", ID, TIME, SIGNATURE, BODY)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(desk.receive("FONCODES", ID, TIME, SIGNATURE, BODY)
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(desk.receive("FONCODES", ID, TIME, "v1,AAAA", BODY)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(desk.received("FONCODES").stream().map(NoticesController.Notice::result))
                .containsExactly("APPLIED", "REPLAYED", "FORGED");
        assertThat(desk.received("OTRO")).isEmpty();
    }
}
