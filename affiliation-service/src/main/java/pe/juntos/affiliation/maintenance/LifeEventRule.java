package pe.juntos.affiliation.maintenance;

import static pe.juntos.affiliation.maintenance.LifeEventRefusal.*;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.affiliation.household.Sex;
import pe.juntos.affiliation.register.Dni;
import pe.juntos.affiliation.register.Establishment;
import pe.juntos.affiliation.register.Ubigeo;

/** Whether a life event can be true of the register as it is known (AFF-5); the first reason against it is told. */
public final class LifeEventRule {

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
        return first(this::date, event.kind().ofPerson() ? () -> person(this::ofPerson) : this::ofHousehold);
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
                () -> event.kind() == LifeEventKind.DEATH
                        ? when(died != null && !died.equals(on), DEATH_CONFLICT)
                        : when(died != null && on.isAfter(died), PERSON_DECEASED));
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

    private Optional<LifeEventRefusal> ofHousehold() {
        return switch (event.kind()) {
            case BIRTH -> birth();
            case MEMBER_JOINED -> joined();
            case MOVE ->
                first(
                        () -> when(details.district() == null, REQUIRED),
                        () -> when(!Ubigeo.wellFormed(String.valueOf(details.district())), UBIGEO_INVALID));
            case PAYMENT_CHANGE -> payment();
            case NEW_CLASS -> newClass();
            case DEATH, PREGNANCY, DELIVERY, RECIPIENT_CHANGE, SCHOOL_CHANGE, POST_CHANGE, MEMBER_LEFT ->
                Optional.empty();
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

    private Optional<LifeEventRefusal> payment() {
        Agreement.Means means = details.means();
        return first(
                () -> when(means == null, REQUIRED),
                () -> when(means == Agreement.Means.ACCOUNT && details.account() == null, ACCOUNT_REQUIRED),
                () -> when(means != Agreement.Means.ACCOUNT && details.payPoint() == null, PAY_POINT_REQUIRED));
    }

    private Optional<LifeEventRefusal> newClass() {
        LocalDate until = details.validUntil();
        boolean taken = known.household(event.household())
                .map(h -> h.classes().get(event.effectiveOn()))
                .filter(c -> c != details.socioEconomicClass())
                .isPresent();
        return first(
                () -> when(details.socioEconomicClass() == null, REQUIRED),
                () -> when(until != null && until.isBefore(event.effectiveOn()), CLASS_DATES_INVERTED),
                () -> when(taken, CLASS_DATE_TAKEN));
    }

    private Optional<LifeEventRefusal> birth() {
        NewPerson child = details.person();
        return first(
                () -> newPerson(child),
                () -> when(child == null || !event.effectiveOn().equals(child.birthDate()), BIRTH_DATE_DIFFERS));
    }

    private Optional<LifeEventRefusal> joined() {
        return known.person(event.member())
                .map(person -> first(
                        () -> when(person.livesIn(event.household()), PERSON_ALREADY_IN_HOUSEHOLD),
                        () -> when(person.diedOn() != null, PERSON_DECEASED),
                        () -> when(event.effectiveOn().isBefore(person.birthDate()), EFFECTIVE_BEFORE_BIRTH)))
                .orElseGet(() -> newPerson(details.person()));
    }

    private Optional<LifeEventRefusal> newPerson(@Nullable NewPerson person) {
        if (person == null || !person.complete()) {
            return Optional.of(event.member() == null || person != null ? REQUIRED : UNKNOWN_PERSON);
        }
        LocalDate birth = person.birthDate();
        return first(
                () -> when(known.person(event.member()).isPresent(), PERSON_EXISTS),
                () -> when(birth == null || birth.isAfter(event.effectiveOn()), BIRTH_DATE_FUTURE),
                () -> dni(person.dni()));
    }

    private Optional<LifeEventRefusal> dni(@Nullable String dni) {
        if (dni == null) {
            return Optional.empty();
        }
        return Dni.fault(dni)
                .map(fault -> LifeEventRefusal.valueOf(fault.name()))
                .or(() -> when(known.taken(Dni.of(dni).number()), DNI_DUPLICATE));
    }

    @SafeVarargs
    private static Optional<LifeEventRefusal> first(Supplier<Optional<LifeEventRefusal>>... checks) {
        return Stream.of(checks).flatMap(check -> check.get().stream()).findFirst();
    }

    private static Optional<LifeEventRefusal> when(boolean holds, LifeEventRefusal refusal) {
        return holds ? Optional.of(refusal) : Optional.empty();
    }
}
