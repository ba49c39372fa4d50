package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Accompaniment;
import pe.juntos.affiliation.household.AffiliationRule;
import pe.juntos.affiliation.household.Assessment;
import pe.juntos.affiliation.household.Ceiling;
import pe.juntos.affiliation.household.HouseholdContent;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.household.MemberContent;
import pe.juntos.affiliation.household.MemberFacts;
import pe.juntos.affiliation.household.Standing;

/** Decides on the households of one reading, in memory: what changed, and who is to be told of. */
final class AssessmentPass {

    /**
     * What is known besides the facts.
     *
     * @param known standings as stored, by household
     * @param told what was last told of each person, by person
     * @param accompanied families that the regional office accompanies (VER-4)
     * @param admitted households with a place under the ceiling; empty if there is no ceiling (AFF-3)
     */
    record Known(
            Map<String, Standings.Row> known,
            Map<String, MembersTold.Told> told,
            Map<String, Collection<Accompaniment>> accompanied,
            Optional<Set<String>> admitted) {}

    private final AssessmentDays days;
    private final Known before;
    private final Standings standings;
    private final List<StandingChange> changes = new ArrayList<>();
    private final List<MemberContent> present = new ArrayList<>();
    private final Map<String, MemberContent> living = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    AssessmentPass(AssessmentDays days, Known before, Standings standings) {
        this.days = days;
        this.before = before;
        this.standings = standings;
    }

    List<StandingChange> changes() {
        return List.copyOf(changes);
    }

    MembersTold.News news() {
        return MembersTold.news(before.told(), present, living, gone);
    }

    void decide(HouseholdFacts household) {
        LocalDate asOf = days.of(household.household());
        AffiliationRule.Context context = days.context(asOf);
        Standings.Row row = before.known().get(household.household());
        @Nullable Standing was = row == null ? null : row.standing();
        boolean waited = was != null && was.waitsForPlace();
        Assessment assessment = assess(household, asOf, context, waited);
        Standing after = Standing.assessed(was, household.knownBy(asOf), assessment);
        HouseholdContent content = HouseholdContent.of(household, after, asOf, context, accompanied(household, asOf));
        boolean decided = was == null || !was.decidedAs(after);
        if (decided || row == null || !row.content().equals(standings.text(content))) {
            Standing next = after.atVersion(after.version() + 1);
            changes.add(new StandingChange(
                    was, next, content, decided ? decision(household, assessment, asOf, waited) : null));
        }
        household.members().forEach(m -> share(m, household, after.state()));
    }

    private Assessment assess(
            HouseholdFacts household, LocalDate asOf, AffiliationRule.Context context, boolean waited) {
        Assessment assessment = AffiliationRule.assess(household, asOf, context);
        if (!(assessment instanceof Assessment.Affiliated)) {
            return assessment;
        }
        if (!hasPlace(household)) {
            return Ceiling.waiting(assessment);
        }
        return waited ? Ceiling.placed(assessment, asOf) : assessment;
    }

    private boolean accompanied(HouseholdFacts household, LocalDate asOf) {
        return before.accompanied().getOrDefault(household.household(), List.of()).stream()
                .anyMatch(a -> a.on(asOf));
    }

    private boolean hasPlace(HouseholdFacts household) {
        return before.admitted().map(a -> a.contains(household.household())).orElse(true);
    }

    private StandingChange.Decision decision(
            HouseholdFacts household, Assessment assessment, LocalDate asOf, boolean waited) {
        List<String> inputs = new ArrayList<>(household.knownBy(asOf).references());
        String hash = InputsHash.of(household.knownBy(asOf), days.context(asOf), asOf);
        if (waited || before.admitted().isPresent()) {
            String place = (waited ? "waited, " : "") + (hasPlace(household) ? "place" : "no place");
            inputs.add(place);
            hash = InputsHash.of(hash, place);
        }
        return new StandingChange.Decision(
                asOf,
                StandingChange.Cause.ASSESSMENT,
                days.policy(asOf),
                inputs,
                hash,
                assessment.trace().stream()
                        .map(step -> step.state() + " " + step.on())
                        .toList());
    }

    private void share(MemberFacts member, HouseholdFacts household, HouseholdState state) {
        LocalDate asOf = days.of(household.household());
        AffiliationRule.Context context = days.context(asOf);
        MemberContent content = MemberContent.of(household.household(), member, asOf, context.limits());
        living.put(member.member(), content);
        boolean concerns =
                MemberContent.concerns(member, household, context.parameters().memberHorizonAge());
        if (member.goneBy(asOf)) {
            gone.add(member.member());
        } else if (state.sharesMembers() && concerns && !member.birthDate().isAfter(asOf)) {
            present.add(content);
        }
    }
}
