package pe.juntos.affiliation.maintenance;

import static pe.juntos.affiliation.maintenance.FirstRefusal.first;
import static pe.juntos.affiliation.maintenance.FirstRefusal.when;
import static pe.juntos.affiliation.maintenance.LifeEventRefusal.*;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.affiliation.register.Dni;
import pe.juntos.affiliation.register.Ubigeo;

/** Whether what happens to a household as a whole, or brings somebody into it, can be true (AFF-5). */
final class HouseholdEventRule {

    private final LifeEvent event;
    private final Details details;
    private final KnownRegister known;

    private HouseholdEventRule(LifeEvent event, KnownRegister known) {
        this.event = event;
        this.details = event.details();
        this.known = known;
    }

    /** Empty if it is taken. */
    static Optional<LifeEventRefusal> refusal(LifeEvent event, KnownRegister known) {
        return new HouseholdEventRule(event, known).ofHousehold();
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
        return known.person(event.member()).map(this::comes).orElseGet(() -> newPerson(details.person()));
    }

    /** Who is in the register brings no data of a new person. */
    private Optional<LifeEventRefusal> comes(KnownPerson person) {
        LocalDate died = person.diedOn();
        return first(
                () -> when(details.person() != null, PERSON_EXISTS),
                () -> when(person.livesIn(event.household()), PERSON_ALREADY_IN_HOUSEHOLD),
                () -> when(!person.inSight() && person.leftOn() == null, PERSON_ELSEWHERE),
                () -> when(died != null && event.effectiveOn().isAfter(died), PERSON_DECEASED),
                () -> when(event.effectiveOn().isBefore(person.birthDate()), EFFECTIVE_BEFORE_BIRTH));
    }

    private Optional<LifeEventRefusal> newPerson(@Nullable NewPerson person) {
        if (person == null || !person.complete()) {
            return Optional.of(event.member() == null || person != null ? REQUIRED : UNKNOWN_PERSON);
        }
        LocalDate birth = person.birthDate();
        return first(
                () -> when(known.person(event.member()).isPresent(), PERSON_EXISTS),
                () -> when(known.merged(event.member()), PERSON_MERGED),
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
}
