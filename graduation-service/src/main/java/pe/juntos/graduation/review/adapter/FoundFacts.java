package pe.juntos.graduation.review.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.review.BonusDelivery;
import pe.juntos.graduation.review.Decision;
import pe.juntos.graduation.review.Enrolment;
import pe.juntos.graduation.review.ExitCase;
import pe.juntos.graduation.review.FormG1;
import pe.juntos.graduation.review.HouseholdFacts;
import pe.juntos.graduation.review.HouseholdFacts.Stage;
import pe.juntos.graduation.review.PersonDecision;
import pe.juntos.graduation.review.Recertification;
import pe.juntos.graduation.review.Register;
import pe.juntos.graduation.review.RemainingFacts;
import pe.juntos.graduation.review.SocioEconomicClass;

/** Facts by kind and household. */
record FoundFacts(
        List<Row> rows,
        Map<String, List<Recertification>> recertifications,
        Map<String, List<FormG1>> forms,
        Map<String, List<OnForm>> persons,
        Map<String, List<Enrolment>> enrolments,
        Map<String, List<BonusDelivery>> deliveries,
        Map<String, List<About>> about,
        Map<String, List<ExitCase>> cases) {

    record About(Decision.Kind kind, String about) {}

    record OnForm(LocalDate form, PersonDecision decision) {}

    record Row(
            String household,
            @Nullable String district,
            @Nullable String state,
            LocalDate affiliatedOn,
            @Nullable SocioEconomicClass socioEconomicClass,
            boolean withoutTargets,
            long version,
            @Nullable String inputsHash,
            boolean graduated,
            boolean contested) {

        Stage stage() {
            if (graduated) {
                return Stage.GRADUATED;
            }
            return contested || "AFFILIATED".equals(state) || "SUSPENDED".equals(state)
                    ? Stage.IN_PROGRAMME
                    : Stage.LEFT;
        }
    }

    List<Candidate> candidates() {
        return rows.stream().map(this::candidate).toList();
    }

    List<Register.Known> known() {
        return rows.stream()
                .map(row -> new Register.Known(facts(row), Objects.requireNonNull(row.district(), "asked for")))
                .toList();
    }

    private Candidate candidate(Row row) {
        var last = about.getOrDefault(row.household(), List.of()).stream()
                .collect(Collectors.toMap(About::kind, About::about));
        return new Candidate(facts(row), row.version(), row.inputsHash(), last);
    }

    private HouseholdFacts facts(Row row) {
        String code = row.household();
        FormG1 form = first(forms, code);
        var contested = cases.getOrDefault(code, List.of());
        var remaining = new RemainingFacts(contested);
        return new HouseholdFacts(
                code,
                row.stage(),
                row.affiliatedOn(),
                row.socioEconomicClass(),
                row.withoutTargets(),
                remaining.recertification(recertifications.getOrDefault(code, List.of())),
                form,
                decided(persons.getOrDefault(code, List.of()), form),
                remaining.enrolments(enrolments.getOrDefault(code, List.of())),
                remaining.delivery(deliveries.getOrDefault(code, List.of())),
                contested);
    }

    private static <T> @Nullable T first(Map<String, List<T>> facts, String household) {
        List<T> found = facts.get(household);
        return found == null ? null : found.getFirst();
    }

    /** What people decided on this form, the later over the earlier. */
    private static PersonDecision decided(List<OnForm> decisions, @Nullable FormG1 form) {
        return decisions.stream()
                .filter(decision -> form != null && decision.form().equals(form.on()))
                .map(OnForm::decision)
                .reduce(PersonDecision.NONE, PersonDecision::then);
    }
}
