package pe.juntos.local.drill;

/**
 * Something that happens to the platform while it works.
 *
 * @param step of the close as which it begins, from 1
 */
record Disturbance(int step, String title, Action action) {

    interface Action {
        void run() throws InterruptedException;
    }
}
