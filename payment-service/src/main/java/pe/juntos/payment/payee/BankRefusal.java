package pe.juntos.payment.payee;

/** The last time the bank could not pay a household, with whom and where it was to pay then. */
public record BankRefusal(String code, BankAction action, String recipient, PaymentTarget target) {

    /** Whether the same account would be refused again. */
    boolean bars(PaymentTarget now) {
        return action == BankAction.FIX_ACCOUNT && target.equals(now);
    }

    /** Whether the recipient is still the person whom the bank reported dead. */
    boolean reportsDead(Recipient now) {
        return action == BankAction.CHECK_RECIPIENT && recipient.equals(now.member());
    }

    /** Whether what the bank refused may be ordered again without a person, once nothing holds it. */
    public boolean endsByItself() {
        return !action.needsPerson();
    }
}
