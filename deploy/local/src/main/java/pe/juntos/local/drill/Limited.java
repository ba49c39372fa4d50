package pe.juntos.local.drill;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pe.juntos.local.close.Stage;
import pe.juntos.local.machines.Machines;
import pe.juntos.local.machines.Ration;
import pe.juntos.local.place.LocalProblem;

/** Holds all replicas back while the jobs of a close run that are measured: from the households' states to the liquidation. */
final class Limited implements AutoCloseable {

    private final Machines machines;
    private final ScalingDrill.Limits limits;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private @Nullable Ration ration;
    private Instant since = Instant.MAX;
    private Instant until = Instant.MAX;
    private double busy;

    Limited(Machines machines, ScalingDrill.Limits limits) {
        this.machines = machines;
        this.limits = limits;
    }

    /** Told by the close. */
    void began(Stage stage) {
        if (stage == Stage.STATES) {
            lengthen(limits.delay());
            ration = limits.part() > 0 ? machines.ration(limits.part()) : null;
            since = Instant.now();
            system.getCpuLoad();
        } else if (stage == Stage.APPROVAL) {
            until = Instant.now();
            busy = system.getCpuLoad();
            close();
            lengthen(Duration.ZERO);
        }
    }

    /** Not without need: whoever is connected must connect anew. */
    private void lengthen(Duration delay) {
        if (!limits.delay().isZero()) {
            machines.lengthen(delay);
        }
    }

    Instant since() {
        return since;
    }

    Instant until() {
        return until;
    }

    /** How much of this machine's processors was in use meanwhile, of 1. */
    double busy() {
        return busy;
    }

    @Override
    public void close() {
        try {
            if (ration != null) {
                ration.close();
                ration = null;
            }
        } catch (InterruptedException e) {
            throw new LocalProblem("DRILL", "interrupted", e);
        }
    }
}
