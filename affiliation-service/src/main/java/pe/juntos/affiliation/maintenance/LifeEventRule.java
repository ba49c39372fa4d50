package pe.juntos.affiliation.maintenance;

import static pe.juntos.affiliation.maintenance.FirstRefusal.first;
import static pe.juntos.affiliation.maintenance.FirstRefusal.when;
import static pe.juntos.affiliation.maintenance.LifeEventRefusal.*;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import pe.juntos.affiliation.household.Sex;
import pe.juntos.affiliation.register.Establishment;

/** Whether a life event can be true of the register as it is known (AFF-5); the first reason against it is told. */
public final class LifeEventRule {

    /** Characters, as in a cell of a file. */
    private static final int LONGEST_TEXT = 500;

    private final LifeEvent event;
    private final Details details;
    private final KnownRegister known;
    private final MaintenanceParameters policy;
    private final LocalDate today;

    private LifeEventRule(LifeEvent event, KnownRegister known, MaintenanceParameters policy, LocalDate today) {
        this.event = event;
        this.details = event.details();
        this.known = known;
        this.policy = policy;
        this.today = today;
    }

    /** Empty if it is taken. */
    public static Optional<LifeEventRefusal> refusal(
            LifeEvent event, KnownRegister known, MaintenanceParameters policy, LocalDate today) {
        return new LifeEventRule(event, known, policy, today).refusal();
    }

    private Optional<LifeEventRefusal> refusal() {
        if (known.household(event.household()).isEmpty()) {
            return Optional.of(UNKNOWN_HOUSEHOLD);
        }
        return first(
                this::texts,
                this::date,
                event.kind().ofPerson()
                        ? () -> person(this::ofPerson)
                        : () -> HouseholdEventRule.refusal(event, known));
    }

    private Optional<LifeEventRefusal> texts() {
        return when(details.texts().anyMatch(text -> text.length() > LONGEST_TEXT), TOO_LONG);
    }

    private Optional<LifeEventRefusal> date() {
        return first(
                () -> when(event.effectiveOn().isAfter(today), EFFECTIVE_DATE_FUTURE),
                () -> when(
                        event.effectiveOn().isBefore(today.minusYears(policy.reportYears())), EFFECTIVE_DATE_TOO_OLD));
    }

    private Optional<LifeEventRefusal> person(Function<KnownPerson, Optional<LifeEventRefusal>> further) {
        if (event.member() == null) {
            return Optional.of(REQUIRED);
        }
        return known.person(event.member())
                .map(person -> first(() -> lives(person), () -> further.apply(person)))
                .orElse(Optional.of(UNKNOWN_PERSON));
    }

    private Optional<LifeEventRefusal> lives(KnownPerson person) {
        LocalDate on = event.effectiveOn();
        LocalDate left = person.leftOn();
        LocalDate died = person.diedOn();
        return first(
                () -> when(!person.wasEverIn(event.household()), PERSON_NOT_IN_HOUSEHOLD),
                () -> when(on.isBefore(person.birthDate()), EFFECTIVE_BEFORE_BIRTH),
                () -> when(left != null && !on.isBefore(left), PERSON_LEFT),
                () -> when(movedAway(person), PERSON_LEFT),
                () -> event.kind() == LifeEventKind.DEATH
                        ? when(died != null && !died.equals(on), DEATH_CONFLICT)
                        : when(died != null && on.isAfter(died), PERSON_DECEASED));
    }

    /** Lives in another household, since this day or before. */
    private boolean movedAway(KnownPerson person) {
        LocalDate moved = person.movedOn();
        return !person.household().equals(event.household()) && moved != null && !moved.isAfter(event.effectiveOn());
    }

    private Optional<LifeEventRefusal> ofPerson(KnownPerson person) {
        return switch (event.kind()) {
            case PREGNANCY -> first(() -> female(person), this::expectedDelivery);
            case DELIVERY -> female(person);
            case RECIPIENT_CHANGE -> recipient(person);
            case SCHOOL_CHANGE -> establishment("E-");
            case POST_CHANGE -> establishment("S-");
            case MEMBER_LEFT -> when(!person.livesIn(event.household()), PERSON_NOT_IN_HOUSEHOLD);
            case DEATH, BIRTH, MOVE, PAYMENT_CHANGE, NEW_CLASS, MEMBER_JOINED -> Optional.empty();
        };
    }

    private static Optional<LifeEventRefusal> female(KnownPerson person) {
        return when(person.sex() != Sex.F, PREGNANCY_NOT_FEMALE);
    }

    private Optional<LifeEventRefusal> expectedDelivery() {
        LocalDate due = details.expectedDelivery();
        if (due == null) {
            return Optional.of(REQUIRED);
        }
        LocalDate on = event.effectiveOn();
        return when(
                due.isBefore(on) || due.isAfter(on.plusDays(policy.pregnancyDays())), EXPECTED_DELIVERY_OUT_OF_RANGE);
    }

    private Optional<LifeEventRefusal> recipient(KnownPerson person) {
        boolean already = known.household(event.household())
                .map(h -> person.member().equals(h.recipient()))
                .orElse(false);
        return first(
                () -> when(!person.livesIn(event.household()), PERSON_NOT_IN_HOUSEHOLD),
                () -> when(already, ALREADY_RECIPIENT),
                () -> when(!person.hasDni(), RECIPIENT_WITHOUT_DNI),
                () -> when(!person.adult(event.effectiveOn(), policy.recipientAdultAge()), RECIPIENT_UNDER_AGE));
    }

    private Optional<LifeEventRefusal> establishment(String prefix) {
        String code = details.establishment();
        return first(
                () -> when(code == null, REQUIRED),
                () -> when(
                        code == null || !Establishment.wellFormed(code) || !code.startsWith(prefix),
                        ESTABLISHMENT_INVALID));
    }
}
