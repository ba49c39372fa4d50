package pe.juntos.local.close;

import java.io.IOException;

/** One step of a close. Repeating it changes nothing. */
record Step(String title, Action action) {

    interface Action {
        void run(Work work) throws IOException, InterruptedException;
    }
}
