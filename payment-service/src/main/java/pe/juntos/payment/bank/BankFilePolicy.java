package pe.juntos.payment.bank;

/** @param mostTransactions as many as the bank takes in one file (PAY-6) */
public record BankFilePolicy(int mostTransactions) {
    public BankFilePolicy {
        if (mostTransactions < 1) {
            throw new IllegalArgumentException("a file holds at least one transaction");
        }
    }
}
