package pe.juntos.local.drill;

import pe.juntos.local.close.Stage;

/**
 * Something that happens to the platform while it works.
 *
 * @param stage of the close with which it begins
 */
record Disturbance(Stage stage, String title, Action action) {

    interface Action {
        void run() throws InterruptedException;
    }
}
