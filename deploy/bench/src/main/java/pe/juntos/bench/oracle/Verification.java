package pe.juntos.bench.oracle;

import java.util.List;

/** What a close should have resulted in, and how its results differ from that. */
public record Verification(Totals expected, List<Fault> faults) {
    public Verification {
        faults = List.copyOf(faults);
    }

    public boolean holds() {
        return faults.isEmpty();
    }
}
