package pe.juntos.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class GatheredTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final List<List<Integer>> crowds = new ArrayList<>();
    private final List<Sinks.One<List<String>>> underWay = new ArrayList<>();

    private Mono<List<String>> together(List<Integer> asked) {
        crowds.add(asked);
        var done = Sinks.<List<String>>one();
        underWay.add(done);
        return done.asMono();
    }

    private void done(int crowd) {
        underWay.get(crowd)
                .tryEmitValue(crowds.get(crowd).stream().map(n -> "answer " + n).toList())
                .orThrow();
    }

    @Test
    void who_comes_alone_waits_for_nobody() {
        var gathered = new Gathered<>(10, LONGEST, this::together);
        var one = gathered.one(1).toFuture();
        assertThat(crowds).containsExactly(List.of(1));
        done(0);
        assertThat(one).isCompletedWithValue("answer 1");
    }

    @Test
    void those_who_come_while_one_is_under_way_go_together_and_each_hears_its_own_answer() {
        var gathered = new Gathered<>(10, LONGEST, this::together);
        var answers = IntStream.rangeClosed(1, 4)
                .mapToObj(n -> gathered.one(n).toFuture())
                .toList();
        done(0);
        assertThat(crowds).containsExactly(List.of(1), List.of(2, 3, 4));
        done(1);
        assertThat(answers)
                .extracting(answer -> answer.getNow("none"))
                .containsExactly("answer 1", "answer 2", "answer 3", "answer 4");
    }

    @Test
    void no_more_go_together_than_the_most() {
        var gathered = new Gathered<>(2, LONGEST, this::together);
        IntStream.rangeClosed(1, 6).forEach(n -> gathered.one(n).subscribe());
        IntStream.range(0, 4).forEach(this::done);
        assertThat(crowds).containsExactly(List.of(1), List.of(2, 3), List.of(4, 5), List.of(6));
    }

    @Test
    void what_fails_fails_for_its_crowd_and_for_no_other() {
        var gathered = new Gathered<>(10, LONGEST, this::together);
        var answers = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> gathered.one(n).toFuture())
                .toList();
        underWay.getFirst().tryEmitError(new IllegalStateException("away")).orThrow();
        assertThat(answers.getFirst()).isCompletedExceptionally();
        done(1);
        assertThat(answers.get(1)).isCompletedWithValue("answer 2");
        assertThat(answers.get(2)).isCompletedWithValue("answer 3");
    }

    @Test
    void a_slow_one_is_waited_for_no_longer_than_is_said_and_is_answered_all_the_same() {
        var time = VirtualTimeScheduler.getOrSet();
        try {
            var gathered = new Gathered<>(10, LONGEST, Duration.ofMillis(100), this::together);
            var slow = gathered.one(1).toFuture();
            var waiting = gathered.one(2).toFuture();
            time.advanceTimeBy(Duration.ofMillis(99));
            assertThat(crowds).containsExactly(List.of(1));
            time.advanceTimeBy(Duration.ofMillis(1));
            assertThat(crowds).containsExactly(List.of(1), List.of(2));
            var after = gathered.one(3).toFuture();
            done(0);
            assertThat(slow).isCompletedWithValue("answer 1");
            assertThat(crowds).as("one at a time goes on").hasSize(2);
            done(1);
            done(2);
            assertThat(waiting).isCompletedWithValue("answer 2");
            assertThat(after).isCompletedWithValue("answer 3");
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void one_that_hangs_is_given_up_and_the_next_go() {
        var time = VirtualTimeScheduler.getOrSet();
        try {
            var gathered = new Gathered<>(10, LONGEST, this::together);
            var hanging = gathered.one(1).toFuture();
            var next = gathered.one(2).toFuture();
            time.advanceTimeBy(LONGEST.minusMillis(1));
            assertThat(crowds).hasSize(1);
            time.advanceTimeBy(Duration.ofMillis(1));
            assertThat(hanging).isCompletedExceptionally();
            done(1);
            assertThat(next).isCompletedWithValue("answer 2");
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void an_answer_missing_is_a_fault_and_no_silence() {
        var gathered = new Gathered<Integer, String>(10, LONGEST, _ -> Mono.just(List.of()));
        StepVerifier.create(gathered.one(1)).expectError().verify(LONGEST);
    }

    @Test
    void it_runs_in_the_context_of_the_first() {
        var gathered = new Gathered<Integer, String>(
                10, LONGEST, _ -> Mono.deferContextual(context -> Mono.just(List.of(context.<String>get("who")))));
        StepVerifier.create(gathered.one(1).contextWrite(context -> context.put("who", "the first")))
                .expectNext("the first")
                .verifyComplete();
    }
}
