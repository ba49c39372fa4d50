package pe.juntos.partner.eligibility;

import java.util.List;

/** The answers of a run for one household in two characters a rule: the answer, and which criterion decides it. */
public final class Verdicts {

    private static final char FIRST_PLACE = 'a';
    private static final char NONE = '-';

    /** Not of the rule's own criteria. */
    private static final List<String> GENERAL = List.of(Eligibility.TERRITORY, Eligibility.MEMBERS);

    private Verdicts() {}

    /** @param answers in the order of the rules */
    public static String of(List<Eligibility> answers, EligibilityPolicy rules) {
        var text = new StringBuilder();
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            var reasons = reasons(rules.rules().get(i));
            text.append(letter(answer.answer()))
                    .append(answer.deciding()
                            .map(reason -> (char) (FIRST_PLACE + reasons.indexOf(reason)))
                            .orElse(NONE));
        }
        return text.toString();
    }

    /** What the second characters of a rule stand for, from {@code a} on. */
    public static List<String> reasons(EligibilityRule rule) {
        return java.util.stream.Stream.concat(
                        GENERAL.stream(), rule.criteria().stream().map(Criterion::id))
                .toList();
    }

    /** The first character of an answer. */
    public static char letter(Meets answer) {
        return answer.name().charAt(0);
    }

    /** The second character of the reason at a place of {@link #reasons}. */
    public static String place(int index) {
        return String.valueOf((char) (FIRST_PLACE + index));
    }
}
