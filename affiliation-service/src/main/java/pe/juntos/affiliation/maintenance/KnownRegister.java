package pe.juntos.affiliation.maintenance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.SocioEconomicClass;
import pe.juntos.affiliation.register.Dni;

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
    private final Set<String> merged;

    /**
     * @param numbers DNI named by the events that somebody holds
     * @param merged persons named by the events who were taken for somebody else (TGT-4)
     */
    public KnownRegister(
            Map<String, KnownHousehold> households,
            Map<String, KnownPerson> persons,
            Set<String> numbers,
            Set<String> merged) {
        this.households = new HashMap<>(households);
        this.persons = new HashMap<>(persons);
        this.numbers = new HashSet<>(numbers);
        this.merged = Set.copyOf(merged);
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

    boolean merged(@Nullable String member) {
        return member != null && merged.contains(member);
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
                    case DEATH -> person.dead(event.effectiveOn());
                    case MEMBER_LEFT -> person.left(event.effectiveOn());
                    case MEMBER_JOINED -> person.joined(event.household(), event.effectiveOn());
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
            numbers.add(Dni.of(person.dni()).number());
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
                        event.effectiveOn(),
                        true,
                        Set.of()));
    }
}
