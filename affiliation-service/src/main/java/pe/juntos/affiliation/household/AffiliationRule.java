package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Derives where a household stands from its facts (section 3 of the rules). Eligibility is tested on the day the
 * agreement was signed; removal by the field comes next; then the household climbs as many steps as its facts allow.
 */
public final class AffiliationRule {

    /** The policies in force and the sources that ever spoke. */
    public record Context(AffiliationParameters parameters, MembershipLimits limits, ReceivedSources received) {}

    private final HouseholdFacts facts;
    private final LocalDate asOf;
    private final Context context;
    private final @Nullable Agreement agreement;
    private final Field field;
    private final List<Assessment.Step> trace = new ArrayList<>();

    private AffiliationRule(HouseholdFacts facts, LocalDate asOf, Context context) {
        this.facts = facts.knownBy(asOf);
        this.asOf = asOf;
        this.context = context;
        this.agreement = this.facts.agreement().orElse(null);
        this.field = Field.of(this.facts, context.received().visits());
    }

    /** Facts dated after {@code asOf} do not count. */
    public static Assessment assess(HouseholdFacts facts, LocalDate asOf, Context context) {
        return new AffiliationRule(facts, asOf, context).assess();
    }

    private Assessment assess() {
        reached(HouseholdState.LISTED, facts.listedOn());
        var eligibility = new Eligibility(facts, context, agreement == null ? asOf : agreement.signedOn());
        return departure()
                .or(() -> eligibility.barred().map(reason -> new Assessment.Rejected(List.of(reason), steps())))
                .or(this::removal)
                .or(() -> refusalOnSigning(eligibility))
                .or(this::missingInField)
                .orElseGet(this::validated);
    }

    /** Taking part is voluntary (AFF-4): who has left is not assessed further. */
    private Optional<Assessment> departure() {
        return facts.entry().departure().map(left -> {
            reached(HouseholdState.EXITED, left.on());
            return new Assessment.Left(left.on(), left.reason(), steps());
        });
    }

    private Optional<Assessment> removal() {
        return Optional.ofNullable(field.removal()).map(reason -> new Assessment.Excluded(List.of(reason), steps()));
    }

    private Optional<Assessment> refusalOnSigning(Eligibility eligibility) {
        return agreement == null
                ? Optional.empty()
                : eligibility.unmetOnSigning().map(reason -> new Assessment.Rejected(List.of(reason), steps()));
    }

    private Optional<Assessment> missingInField() {
        if (field.verifiedOn() == null) {
            ReasonCode missing = field.notFound() ? ReasonCode.NOT_FOUND : ReasonCode.NOT_VISITED;
            return field.contested() ? review(HouseholdState.LISTED, missing) : waiting(HouseholdState.LISTED, missing);
        }
        reached(HouseholdState.VISITED, field.verifiedOn());
        if (field.contested()) {
            return review(HouseholdState.VISITED);
        }
        if (field.validatedOn() == null) {
            return waiting(HouseholdState.VISITED, ReasonCode.NO_ASSEMBLY);
        }
        reached(HouseholdState.VALIDATED, field.validatedOn());
        return Optional.empty();
    }

    private Assessment validated() {
        List<ReasonCode> missing = Stream.of(missingAgreement(), missingAttachment(), missingRecipient())
                .flatMap(Optional::stream)
                .toList();
        if (!missing.isEmpty()) {
            return new Assessment.Waiting(HouseholdState.VALIDATED, withAppeal(missing), steps());
        }
        LocalDate on = Stream.concat(trace.stream().map(Assessment.Step::on).skip(1), lastFacts())
                .max(LocalDate::compareTo)
                .orElseThrow();
        reached(HouseholdState.AFFILIATED, on);
        return new Assessment.Affiliated(on, steps());
    }

    private Optional<ReasonCode> missingAgreement() {
        return agreement == null ? Optional.of(ReasonCode.NO_AGREEMENT) : Optional.empty();
    }

    private Optional<ReasonCode> missingAttachment() {
        return targets().allMatch(m -> firstAttachment(m).isPresent())
                ? Optional.empty()
                : Optional.of(ReasonCode.MEMBER_NOT_ATTACHED);
    }

    private Optional<ReasonCode> missingRecipient() {
        Optional<MemberFacts> recipient = RecipientRule.choose(facts, asOf, context.parameters());
        if (recipient.isEmpty()) {
            return Optional.of(ReasonCode.NO_RECIPIENT);
        }
        return recipient.get().identity().hasNumber()
                ? Optional.empty()
                : Optional.of(ReasonCode.RECIPIENT_WITHOUT_DNI);
    }

    /** Target members on the signing day; one who died since is not waited for. */
    private Stream<MemberFacts> targets() {
        return agreement == null
                ? Stream.empty()
                : facts.members().stream()
                        .filter(m -> TargetMembership.holds(m, agreement.signedOn(), context.limits()))
                        .filter(m -> m.aliveOn(asOf));
    }

    private Stream<LocalDate> lastFacts() {
        return Stream.concat(
                Stream.ofNullable(agreement).map(Agreement::signedOn),
                targets().flatMap(m -> firstAttachment(m).stream()));
    }

    /** A later change of school or post is no new attachment to the programme. */
    private static Optional<LocalDate> firstAttachment(MemberFacts member) {
        return member.attachments().stream().map(Attachment::since).min(LocalDate::compareTo);
    }

    private Optional<Assessment> waiting(HouseholdState state, ReasonCode reason) {
        return Optional.of(new Assessment.Waiting(state, withAppeal(List.of(reason)), steps()));
    }

    /** A household back where it was says why, until it takes its next step (AFF-1). */
    private List<ReasonCode> withAppeal(List<ReasonCode> missing) {
        boolean back = facts.entry()
                .last(Ruling.Matter.APPEAL, Ruling.Outcome.KEPT)
                .filter(on -> !trace.getLast().on().isAfter(on))
                .isPresent();
        return back
                ? Stream.concat(missing.stream(), Stream.of(ReasonCode.APPEAL_UPHELD))
                        .toList()
                : missing;
    }

    private Optional<Assessment> review(HouseholdState state, ReasonCode... others) {
        List<ReasonCode> reasons = Stream.concat(Stream.of(ReasonCode.CONTESTED), Stream.of(others))
                .toList();
        return Optional.of(new Assessment.NeedsReview(state, reasons, steps()));
    }

    private void reached(HouseholdState state, LocalDate on) {
        trace.add(new Assessment.Step(state, on));
    }

    private List<Assessment.Step> steps() {
        return List.copyOf(trace);
    }
}
