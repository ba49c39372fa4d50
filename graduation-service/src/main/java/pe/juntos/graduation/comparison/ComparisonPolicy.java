package pe.juntos.graduation.comparison;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.profile.Criterion;

/** The rules of the models, as data (GRA-10). */
public record ComparisonPolicy(List<Rules> models) {
    public ComparisonPolicy {
        models = List.copyOf(models);
        var told = models.stream().map(Rules::model).collect(Collectors.toList());
        if (!EnumSet.allOf(Model.class).equals(EnumSet.copyOf(told)) || told.size() != Model.values().length) {
            throw new IllegalArgumentException("every model once, not " + told);
        }
    }

    /**
     * @param entry who is taken: all of them
     * @param reduced who is kept at a decreasing benefit: all of them; empty if the model knows none
     * @param graduation who leaves
     * @param graduationAtLeast how many of them suffice; null for all
     * @param then what the household is given after it graduated, null for nothing
     */
    public record Rules(
            Model model,
            List<Criterion> entry,
            List<Criterion> reduced,
            List<Criterion> graduation,
            @Nullable Integer graduationAtLeast,
            @Nullable String then) {
        public Rules {
            entry = List.copyOf(entry);
            reduced = List.copyOf(reduced);
            graduation = List.copyOf(graduation);
            if (entry.isEmpty() || graduation.isEmpty()) {
                throw new IllegalArgumentException(model + " takes and lets go by some criterion");
            }
            if (graduationAtLeast != null && (graduationAtLeast < 1 || graduationAtLeast > graduation.size())) {
                throw new IllegalArgumentException(model + " has " + graduation.size() + " criteria");
            }
        }

        int graduationNeeded() {
            return graduationAtLeast == null ? graduation.size() : graduationAtLeast;
        }
    }
}
