package pe.juntos.affiliation.duplicate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds those who are probably one person among people born on one day, of one sex, in one province (TGT-4): paternal
 * surname, maternal surname and given names sound alike, each written in any number of words. A maternal surname that one
 * of the two does not give speaks against nothing. The scan does the same by SQL; this compares each with each, for its tests.
 */
public final class SameSound {

    /**
     * A person of the group.
     *
     * @param nameKey the three names without case or accents, as {@code NameKey} joins them
     */
    public record Person(String member, String household, String nameKey) {}

    /** Two that are probably one; the lower member code first. */
    public record Pair(Person first, Person second) {}

    private record Sounds(Person person, Set<String> paternal, Set<String> maternal, Set<String> given) {}

    /** All ways in which a name can sound; none for an empty name. */
    private final Function<String, Set<String>> sounds;

    public SameSound(Function<String, Set<String>> sounds) {
        this.sounds = sounds;
    }

    /** In order of member codes; no pair twice. */
    public List<Pair> pairs(List<Person> group) {
        if (group.size() < 2) {
            return List.of();
        }
        Map<String, List<Sounds>> byPaternal = new HashMap<>();
        Set<Pair> pairs = new LinkedHashSet<>();
        for (Person person : group) {
            Sounds sounding = heard(person);
            for (String sound : sounding.paternal()) {
                List<Sounds> others = byPaternal.computeIfAbsent(sound, _ -> new ArrayList<>());
                others.stream().filter(o -> alike(o, sounding)).forEach(o -> pairs.add(pair(o.person(), person)));
                others.add(sounding);
            }
        }
        return pairs.stream()
                .sorted(Comparator.comparing((Pair p) -> p.first().member())
                        .thenComparing(p -> p.second().member()))
                .toList();
    }

    private static boolean alike(Sounds one, Sounds other) {
        boolean maternal =
                one.maternal().isEmpty() || other.maternal().isEmpty() || meet(one.maternal(), other.maternal());
        return maternal && meet(one.given(), other.given());
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        return !Collections.disjoint(one, other);
    }

    private static Pair pair(Person one, Person other) {
        return one.member().compareTo(other.member()) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    private Sounds heard(Person person) {
        String[] names = person.nameKey().split("\\|", -1);
        return new Sounds(person, sound(names[0]), sound(names[1]), sound(names[2]));
    }

    private Set<String> sound(String name) {
        String word = name.replace(" ", "");
        return word.isEmpty() ? Set.of() : sounds.apply(word);
    }
}
