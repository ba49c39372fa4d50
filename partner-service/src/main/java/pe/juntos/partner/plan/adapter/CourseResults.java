package pe.juntos.partner.plan.adapter;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Of what was told about the participants of a course, what was taken. */
record CourseResults(String course, List<Result> results) {

    /** @param code why it was not taken; null if it was */
    record Result(UUID participant, @Nullable String code) {}
}
