package pe.juntos.affiliation.maintenance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.SocioEconomicClass;

/**
 * The part of the register that some life events speak of. It moves on with each event taken, so that in one batch a
 * newborn can be attached to a post.
 */
public final class KnownRegister {

    /** A household with who is told to be paid and its classifications by the day they begin. */
    public record KnownHousehold(
            String household, @Nullable String recipient, Map<LocalDate, SocioEconomicClass> classes) {
        public KnownHousehold {
            classes = Map.copyOf(classes);
        }
    }

    private final Map<String, KnownHousehold> households;
    private final Map<String, KnownPerson> persons;
    private final Set<String> numbers;

    /** @param numbers DNI named by the events that somebody holds */
    public KnownRegister(
            Map<String, KnownHousehold> households, Map<String, KnownPerson> persons, Set<String> numbers) {
        this.households = new HashMap<>(households);
        this.persons = new HashMap<>(persons);
        this.numbers = new HashSet<>(numbers);
    }

    public Optional<KnownHousehold> household(String code) {
        return Optional.ofNullable(households.get(code));
    }

    public Optional<KnownPerson> person(@Nullable String code) {
        return Optional.ofNullable(persons.get(code));
    }

    boolean taken(@Nullable String dni) {
        return numbers.contains(dni);
    }

    /** After an event that was taken; what waits for a second person changes nothing yet. */
    public void follow(LifeEvent event) {
        if (event.member() == null || event.kind().movesMoney()) {
            return;
        }
        KnownPerson person = persons.get(event.member());
        if (person == null) {
            born(event, event.member());
            return;
        }
        persons.put(
                event.member(),
                switch (event.kind()) {
                    case DEATH -> moved(person, person.household(), event.effectiveOn(), person.leftOn());
                    case MEMBER_LEFT -> moved(person, person.household(), person.diedOn(), event.effectiveOn());
                    case MEMBER_JOINED -> moved(person, event.household(), person.diedOn(), null);
                    case BIRTH,
                            PREGNANCY,
                            DELIVERY,
                            MOVE,
                            RECIPIENT_CHANGE,
                            PAYMENT_CHANGE,
                            SCHOOL_CHANGE,
                            POST_CHANGE,
                            NEW_CLASS -> person;
                });
    }

    private void born(LifeEvent event, String member) {
        NewPerson person = event.details().person();
        if (person == null || person.sex() == null || person.birthDate() == null || person.relationship() == null) {
            return;
        }
        if (person.dni() != null) {
            numbers.add(person.dni());
        }
        persons.put(
                member,
                new KnownPerson(
                        member,
                        event.household(),
                        person.sex(),
                        person.birthDate(),
                        person.relationship(),
                        person.dni() != null,
                        null,
                        null,
                        Set.of()));
    }

    private static KnownPerson moved(
            KnownPerson person, String household, @Nullable LocalDate diedOn, @Nullable LocalDate leftOn) {
        var before = new HashSet<>(person.before());
        before.add(person.household());
        return new KnownPerson(
                person.member(),
                household,
                person.sex(),
                person.birthDate(),
                person.relationship(),
                person.hasDni(),
                diedOn,
                leftOn,
                before);
    }
}
