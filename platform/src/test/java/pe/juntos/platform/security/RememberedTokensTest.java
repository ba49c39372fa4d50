package pe.juntos.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import pe.juntos.platform.test.Await;
import reactor.core.publisher.Mono;

/** A token is checked once in half a minute, and no longer than it is good. */
class RememberedTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Moving clock = new Moving();
    private final List<String> checked = new ArrayList<>();
    private final RememberedTokens tokens = new RememberedTokens(
            token -> {
                checked.add(token);
                return token.startsWith("good") ? Mono.just(jwt(token)) : Mono.error(new BadJwtException("no"));
            },
            clock);

    @Test
    void is_checked_again_after_half_a_minute() {
        assertThat(subject("good")).isEqualTo("good");
        clock.now = NOON.plusSeconds(29);
        assertThat(subject("good")).isEqualTo("good");
        assertThat(checked).containsExactly("good");
        clock.now = NOON.plusSeconds(30);
        subject("good");
        assertThat(checked).containsExactly("good", "good");
    }

    @Test
    void is_checked_again_at_its_end() {
        subject("good for 10");
        clock.now = NOON.plusMillis(9_999);
        subject("good for 10");
        assertThat(checked).hasSize(1);
        clock.now = NOON.plusSeconds(10);
        subject("good for 10");
        assertThat(checked).hasSize(2);
    }

    @Test
    void another_token_is_another_and_a_bad_one_is_never_remembered() {
        subject("good");
        assertThat(subject("good and other")).isEqualTo("good and other");
        for (var times = 0; times < 2; times++) {
            assertThatThrownBy(() -> subject("bad")).isInstanceOf(BadJwtException.class);
        }
        assertThat(checked).containsExactly("good", "good and other", "bad", "bad");
    }

    private String subject(String token) {
        return tokens.decode(token).map(Jwt::getSubject).block(Await.LONGEST);
    }

    private Jwt jwt(String token) {
        var lasting = token.endsWith("10") ? 10 : 3_600;
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .issuedAt(clock.now.minusSeconds(1))
                .expiresAt(clock.now.plusSeconds(lasting))
                .build();
    }

    private static final class Moving extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
