package pe.juntos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every process is killed at some moment of a close, most of them while they are needed, and started again as {@code
 * ./juntos up} does. The results must be those of an undisturbed close.
 *
 * <p>The usual run kills each process once. {@code -Djuntos.kill.seeds=8,9} closes once for each seed with kills at
 * any moment of any stage, {@code -Djuntos.kill.moments=EVIDENCE:postgres:400,DISPATCH:all:0} with the given ones.
 */
@ExtendWith(Machine.Used.class)
class KillTest {

    private static final long USUAL_SEED = 7;

    static Stream<List<Kill>> plans() throws IOException, InterruptedException {
        var lengths = Bimester.stagesInMillis();
        var moments = System.getProperty("juntos.kill.moments", "");
        if (!moments.isBlank()) {
            return Stream.of(Kill.parse(moments));
        }
        var seeds = System.getProperty("juntos.kill.seeds", "");
        return seeds.isBlank()
                ? Stream.of(Kill.usual(USUAL_SEED, lengths))
                : seeds(seeds).mapToObj(seed -> Kill.anywhere(seed, lengths));
    }

    private static LongStream seeds(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).mapToLong(Long::parseLong);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void killingAnyProcessAtAnyMomentChangesNoResult(List<Kill> kills) throws IOException, InterruptedException {
        System.out.println("kills: " + kills);
        var undisturbed = ResultFiles.sorted(Bimester.undisturbed().folder());
        var platform = Machine.fresh("disturbed");
        try (var faults = new Faults(platform, kills)) {
            var disturbed = Bimester.close(platform.home(), Bimester.files(), Bimester.PERIOD, "disturbed", faults::at);
            assertThat(faults.killed()).isEqualTo(processes(kills));
            assertThat(ResultFiles.sorted(disturbed.folder())).isEqualTo(undisturbed);
        }
        var after = Bimester.close(platform.home(), Bimester.files(), Bimester.PERIOD, "afterwards", stage -> {});
        assertThat(ResultFiles.sorted(after.folder())).isEqualTo(undisturbed);
        assertThat(after.summary().json().path("libro_mayor").path("balanced").asBoolean())
                .isTrue();
    }

    /** A plan that names all of them, or each of them, leaves no process alone. */
    private static TreeSet<String> processes(List<Kill> kills) {
        var named = new TreeSet<String>();
        for (var kill : kills) {
            named.addAll(kill.process().equals(Kill.ALL) ? Kill.PROCESSES : List.of(kill.process()));
        }
        return named;
    }
}
