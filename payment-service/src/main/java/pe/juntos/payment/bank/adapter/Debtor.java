package pe.juntos.payment.bank.adapter;

/**
 * Who pays.
 *
 * @param account the programme's account; statements of another one are not ours
 * @param bank BIC of the bank that holds it
 */
record Debtor(String name, String account, String bank) {}
