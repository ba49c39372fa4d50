package pe.juntos.platform.policy;

import java.io.Serial;
import java.time.LocalDate;

/** A day before the first version of a policy: whoever asked for it asked for nothing that was ever ruled. */
public final class NoVersionInForce extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    NoVersionInForce(LocalDate day) {
        super("no policy in force on " + day);
    }
}
