package pe.juntos.payment.budget;

/**
 * The data of a budget event: the whole report of a year, amounts in soles.
 *
 * @param percent administrative share, two decimals
 * @param exceeded whether it is above the limit of the policy
 */
public record BudgetTold(
        int year,
        String total,
        String administrative,
        String percent,
        int mostPercent,
        boolean exceeded,
        String policy) {
    public static final String TOPIC = "juntos.payment.budget.v1";

    /** The CloudEvents type. */
    public String type() {
        return "pe.juntos.payment.budget." + (exceeded ? "share-exceeded" : "reported") + ".v1";
    }
}
