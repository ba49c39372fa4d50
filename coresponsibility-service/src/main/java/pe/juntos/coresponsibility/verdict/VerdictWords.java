package pe.juntos.coresponsibility.verdict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import pe.juntos.coresponsibility.period.Period;

/** A verdict in plain words, for the family; no names, and nothing of health beyond the verdict. */
public record VerdictWords(ResourceBundle words) {
    /** Spanish of Peru. */
    public static final Locale SPANISH = Locale.of("es", "PE");
    /** Quechua of Cusco and Collao. */
    public static final Locale QUECHUA = Locale.of("quz", "PE");

    private static final Set<Reason> HOLDS = EnumSet.of(Reason.ACCOMPANIMENT_HOLD, Reason.CORRECTION_NEEDS_PERSON);

    public static VerdictWords in(Locale language) {
        return new VerdictWords(ResourceBundle.getBundle(
                "verdict",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** BCP 47 tag of the language. */
    public String language() {
        return words.getLocale().equals(Locale.ROOT)
                ? SPANISH.toLanguageTag()
                : words.getLocale().toLanguageTag();
    }

    /** Whether a speaker has read these words: {@code REVIEWED}, or {@code PENDING} while nobody has. */
    public String review() {
        return words.getString("review");
    }

    /**
     * The whole verdict.
     *
     * @param days working days in which a breach may be contested, VER-5
     */
    public String sentence(HouseholdVerdict verdict, Period period, int days) {
        var said = new ArrayList<String>();
        said.add(say(household(verdict), inWords(period)));
        verdict.members().stream().map(this::member).distinct().forEach(said::add);
        if (verdict.outcome() == HouseholdOutcome.NOT_MET) {
            said.add(say("right", Integer.toString(days)));
        }
        return String.join(" ", said);
    }

    /** The bimester as people call it. */
    public String inWords(Period period) {
        return say("period." + period.number(), Integer.toString(period.year()));
    }

    private static String household(HouseholdVerdict verdict) {
        return verdict.outcome() == HouseholdOutcome.NOT_MET
                ? breach(verdict.reasons())
                : "household." + verdict.outcome();
    }

    private static String breach(List<Reason> reasons) {
        var held = reasons.stream().filter(HOLDS::contains).findFirst();
        return "household.NOT_MET" + held.map(r -> "." + r).orElse("");
    }

    private String member(MemberVerdict member) {
        return say("condition." + member.condition()) + ": " + say(key(member.outcome()));
    }

    /** The words of what was found of a member. */
    static String key(Outcome outcome) {
        return "member." + outcome.code() + "." + outcome.reason();
    }

    /** A breach as a letter tells it: without the members, who live under one roof but are not all spoken to. */
    public String breach(List<Reason> reasons, Period period, int days) {
        var said = new ArrayList<String>();
        said.add(say(breach(reasons), inWords(period)));
        reasons.stream()
                .filter(reason -> !HOLDS.contains(reason))
                .map(reason -> say("reason." + reason))
                .forEach(said::add);
        said.add(say("right", Integer.toString(days)));
        return String.join(" ", said);
    }

    public String say(String key, String... arguments) {
        var text = words.getString(key);
        for (var i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i]);
        }
        return text;
    }
}
