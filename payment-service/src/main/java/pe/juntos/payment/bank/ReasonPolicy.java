package pe.juntos.payment.bank;

import java.util.Map;
import pe.juntos.payment.payee.BankAction;

/** Which reason code of the bank asks for what (PAY-6), as data. */
public record ReasonPolicy(Map<String, BankAction> actions, BankAction otherwise) {
    public ReasonPolicy {
        actions = Map.copyOf(actions);
    }

    public BankAction action(String code) {
        return actions.getOrDefault(code, otherwise);
    }
}
