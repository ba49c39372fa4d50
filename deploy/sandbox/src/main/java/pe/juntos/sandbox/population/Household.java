package pe.juntos.sandbox.population;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household as it stands.
 *
 * @param number place in the population, from 0
 * @param centre number of the populated centre in its district
 * @param course what keeps it out of the programme or marks its way in; nothing for an ordinary one
 */
record Household(
        int number,
        String id,
        Supply supply,
        int centre,
        @Nullable DirtKind course,
        List<Person> people) {
    static final int MOST_PEOPLE = 20;

    static String id(int number) {
        return "SF" + Numbers.padded(number, 8);
    }

    static String personId(String household, int ordinal) {
        return household + "-" + Numbers.padded(ordinal, 2);
    }

    static long serial(int household, int ordinal) {
        return (long) household * MOST_PEOPLE + ordinal;
    }

    Person recipient() {
        return people.getFirst();
    }

    String centreName() {
        return Names.centre(centre, supply.number);
    }

    String centreCode() {
        return supply.district.ubigeo() + Numbers.padded(centre + 1L, 4);
    }

    Establishment serving(Person person, Person.Condition condition, int neighbours) {
        return supply.nearest(person.served(condition), centre, neighbours);
    }
}
