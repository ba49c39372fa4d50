package pe.juntos.local.machines;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;

/** What Linux tells of a process by its number, and what it lets its owner do with it. */
final class Processes {

    private static final int CONTINUE = 18;
    private static final int STOP = 19;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle KILL = function("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOCK =
            function("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

    private Processes() {}

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
    }

    /** Processors' time used so far, in nanoseconds; empty if there is no such process. */
    static OptionalLong used(long process) {
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(JAVA_LONG, 2);
            var failed = (int) CLOCK.invokeExact(clock(process), (MemorySegment) time);
            return failed == 0
                    ? OptionalLong.of(time.getAtIndex(JAVA_LONG, 0) * 1_000_000_000L + time.getAtIndex(JAVA_LONG, 1))
                    : OptionalLong.empty();
        } catch (Throwable e) {
            throw new IllegalStateException("the clock of process " + process, e);
        }
    }

    /** As {@code clock_getcpuclockid} has it. */
    private static int clock(long process) {
        return (int) (~process << 3) | 2;
    }

    static void stop(long process) {
        signal(process, STOP);
    }

    static void goOn(long process) {
        signal(process, CONTINUE);
    }

    private static void signal(long process, int signal) {
        try {
            var _ = (int) KILL.invokeExact((int) process, signal);
        } catch (Throwable e) {
            throw new IllegalStateException("a signal to process " + process, e);
        }
    }
}
