package pe.juntos.graduation.review;

import java.util.EnumSet;
import java.util.Set;

/** The graduation bonuses; by V4 a household gets one of them (GRA-4). */
public enum Bonus {
    EDUCATIONAL,
    PRODUCTIVE,
    ENTREPRENEUR,
    /** Education, productive support and savings together, as the authors of the study ask; only where a policy says so. */
    PACKAGE;

    /** In whose programmes a household with this bonus is enrolled; savings come with the delivery and have none. */
    public Set<Bonus> parts() {
        return this == PACKAGE ? EnumSet.of(EDUCATIONAL, PRODUCTIVE) : EnumSet.of(this);
    }
}
