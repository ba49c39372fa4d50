package pe.juntos.coresponsibility.verdict;

/**
 * One question that a rule asked on the way to a verdict.
 *
 * @param rule its id
 * @param asked code of the question
 * @param found the answer, from the inputs
 * @param leadsTo the outcome that this answer gives, or {@link #NEXT}
 */
public record RuleStep(String rule, String asked, String found, String leadsTo) {
    public static final String NEXT = "NEXT";

    static RuleStep passed(String rule, String asked, Object found) {
        return new RuleStep(rule, asked, String.valueOf(found), NEXT);
    }
}
