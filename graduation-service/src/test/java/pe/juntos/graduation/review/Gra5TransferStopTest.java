package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** GRA-5: the later of articulation and bonus, in either order. */
class Gra5TransferStopTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @Property(tries = 200)
    void theLaterOfTheTwoWhicheverCameFirst(
            @ForAll @IntRange(max = 900) int enrolled, @ForAll @IntRange(max = 900) int delivered) {
        var stop = TransferStop.of(
                Bonus.PRODUCTIVE,
                List.of(new Enrolment(Bonus.PRODUCTIVE, DAY.plusDays(enrolled), null)),
                new BonusDelivery(Bonus.PRODUCTIVE, DAY.plusDays(delivered)));
        assertThat(stop.on()).isEqualTo(DAY.plusDays(Math.max(enrolled, delivered)));
    }

    @Property
    void oneOfTheTwoNeverStops(@ForAll Bonus bonus, @ForAll Bonus enrolledIn) {
        var enrolments = List.of(new Enrolment(enrolledIn, DAY, null));
        assertThat(TransferStop.of(bonus, enrolments, null).on()).isNull();
        assertThat(TransferStop.of(null, enrolments, null).on()).isNull();
        assertThat(TransferStop.of(bonus, List.of(), new BonusDelivery(bonus, DAY))
                        .on())
                .isNull();
    }
}
