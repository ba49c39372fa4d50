package pe.juntos.gateway.story;

import java.util.List;
import java.util.stream.Stream;
import pe.juntos.gateway.story.Facts.Standing;
import pe.juntos.gateway.story.Facts.Verdict;

/**
 * Why a household was or was not paid for a period (USR-2), the decisive phrase first. The money speaks before the verdict,
 * and the verdict before the household's standing.
 */
public record Explanation(List<Phrase> phrases) {
    private static final Phrase UNAVAILABLE = Phrase.of("story.unavailable");
    private static final Phrase WITHHELD = Phrase.of("story.withheld");

    public Explanation {
        phrases = phrases.stream().distinct().toList();
    }

    public static Explanation of(Period period, Facts facts) {
        var money = money(period, facts);
        return new Explanation(
                money.isEmpty()
                        ? withoutMoney(period, facts)
                        : Stream.concat(money.stream(), besideMoney(facts).stream())
                                .toList());
    }

    private static List<Phrase> money(Period period, Facts facts) {
        return switch (facts.transfers()) {
            case Section.Known<List<Facts.Transfer>>(var transfers) -> MoneyPhrases.of(period, transfers);
            case Section.Nothing<List<Facts.Transfer>> _ -> List.of();
            case Section.Withheld<List<Facts.Transfer>> _ -> List.of(WITHHELD);
            case Section.Unavailable<List<Facts.Transfer>> _ -> List.of(UNAVAILABLE);
        };
    }

    /** Money that is known needs no verdict beside it, unless one would not expect it: after a breach or a silence (VER-3, VER-4). */
    private static List<Phrase> besideMoney(Facts facts) {
        var known = facts.transfers() instanceof Section.Known<List<Facts.Transfer>>;
        return facts.verdict() instanceof Section.Known<Verdict>(var verdict)
                        && (!known || verdict.breachWithoutEffect() || verdict.silent())
                ? VerdictPhrases.of(verdict)
                : List.of();
    }

    private static List<Phrase> withoutMoney(Period period, Facts facts) {
        return switch (facts.verdict()) {
            case Section.Known<Verdict>(var verdict) ->
                Stream.concat(VerdictPhrases.of(verdict).stream(), due(period, verdict, facts.standing()))
                        .toList();
            case Section.Nothing<Verdict> _ -> standing(facts.standing());
            case Section.Withheld<Verdict> _ -> List.of(WITHHELD);
            case Section.Unavailable<Verdict> _ -> List.of(UNAVAILABLE);
        };
    }

    private static Stream<Phrase> due(Period period, Verdict verdict, Section<Standing> standing) {
        if (!verdict.payable()) {
            return Stream.empty();
        }
        var left = standing instanceof Section.Known<Standing>(var known) && known.leftBeforeTheEndOf(period);
        return Stream.of(Phrase.of(left ? "due.left" : "due.pending"));
    }

    private static List<Phrase> standing(Section<Standing> standing) {
        return switch (standing) {
            case Section.Known<Standing>(var known) ->
                Stream.concat(
                                Stream.of(Phrase.of("household." + known.state())),
                                known.reasons().stream().map(code -> Phrase.of("affiliation." + code)))
                        .toList();
            case Section.Withheld<Standing> _ -> List.of(WITHHELD);
            case Section.Nothing<Standing> _, Section.Unavailable<Standing> _ -> List.of(UNAVAILABLE);
        };
    }
}
