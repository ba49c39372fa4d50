package pe.juntos.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import pe.juntos.local.place.Ports;

/** One process of the local platform: how it is made ready, started, recognised as healthy and stopped. */
public interface Program {

    /** Name of its pid file and log. */
    String name();

    /** Ports it listens on; the first one is shown as its address. */
    List<Integer> ports();

    /** Of its ports. */
    default String address() {
        return Ports.HERE;
    }

    /** What has to be there before the start, such as an unpacked or initialised folder. Repeatable. */
    default void prepare() throws IOException, InterruptedException {}

    Launch launch();

    /** Tells what would be started now from any other content behind the same launch, such as a jar built anew. */
    default String content() throws IOException {
        return "";
    }

    /** True once it answers; false while it does not. Never throws for a server that is not there. */
    boolean healthy() throws InterruptedException;

    /** What has to be done once healthy, such as databases to create. Repeatable. */
    default void furnish() throws IOException, InterruptedException {}

    /** Asks the process to end in good order. */
    default void askToStop(ProcessHandle process) throws IOException, InterruptedException {
        process.destroy();
    }

    /** How long it may take to become healthy. */
    default Duration patience() {
        return Duration.ofMinutes(4);
    }

    /** Whether it writes what it learned of its start when it ends in good order, which takes longer then. */
    default boolean learning() {
        return false;
    }

    /** How often it is started again when it ends before being healthy, as after a crash of its predecessor. */
    default int attempts() {
        return 1;
    }
}
