package pe.juntos.platform.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The clock bean of {@link ServiceTest}s: stands at 30 June 2026, noon in Lima, until a test moves it. */
public final class TestClock extends Clock {
    public static final ZoneId LIMA = ZoneId.of("America/Lima");
    private static final Instant START = at(LocalDate.of(2026, 6, 30));

    private volatile Instant now = START;

    public void moveTo(LocalDate day) {
        now = at(day);
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    public void reset() {
        now = START;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return LIMA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(LIMA).toInstant();
    }
}
