package pe.juntos.gateway.story;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pe.juntos.gateway.story.Facts.Member;
import pe.juntos.gateway.story.Facts.Verdict;

/** What was decided of a household's commitments, and why. */
final class VerdictPhrases {
    private VerdictPhrases() {}

    static List<Phrase> of(Verdict verdict) {
        var key = verdict.breachWithoutEffect() ? "verdict.breach-without-effect" : "verdict." + verdict.outcome();
        return Stream.concat(
                        Stream.of(Phrase.of(key)), reasons(verdict).map(code -> Phrase.of("coresponsibility." + code)))
                .toList();
    }

    /** Those of the members that decided, then what is said of the household alone. */
    private static Stream<String> reasons(Verdict verdict) {
        var ofMembers = verdict.members().stream()
                .flatMap(member -> member.reasons().stream())
                .collect(Collectors.toSet());
        var decisive = verdict.members().stream()
                .filter(member -> member.outcome().equals(verdict.outcome()))
                .map(Member::reasons)
                .flatMap(List::stream);
        return Stream.concat(decisive, verdict.reasons().stream().filter(code -> !ofMembers.contains(code)))
                .distinct();
    }
}
