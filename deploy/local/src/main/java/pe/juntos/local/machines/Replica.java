package pe.juntos.local.machines;

import pe.juntos.local.place.App;

/** One of the processes of an application. */
public record Replica(App app, int machine) implements Comparable<Replica> {

    @Override
    public int compareTo(Replica other) {
        var byApp = app.compareTo(other.app);
        return byApp == 0 ? Integer.compare(machine, other.machine) : byApp;
    }
}
