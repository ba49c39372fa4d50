package pe.juntos.local.close;

import java.io.IOException;

/** What is done at a stage of a close. Repeating it changes nothing. */
record Step(Stage stage, Action action) {

    interface Action {
        void run(Work work) throws IOException, InterruptedException;
    }

    String title() {
        return stage.title();
    }
}
