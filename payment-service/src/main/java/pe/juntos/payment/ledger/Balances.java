package pe.juntos.payment.ledger;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** What stands on each account; all of them add up to nothing, always. */
public record Balances(Map<Account, BigDecimal> byAccount) {
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    public Balances {
        byAccount = Map.copyOf(byAccount);
    }

    public static Balances none() {
        return new Balances(Map.of());
    }

    public BigDecimal of(Account account) {
        return byAccount.getOrDefault(account, NOTHING);
    }

    public Balances after(Posting posting) {
        var next = new EnumMap<Account, BigDecimal>(Account.class);
        for (var account : Account.values()) {
            next.put(account, of(account));
        }
        var soles = posting.amount().soles();
        next.merge(posting.movement().from(), soles.negate(), BigDecimal::add);
        next.merge(posting.movement().to(), soles, BigDecimal::add);
        return new Balances(next);
    }

    public boolean balanced() {
        return byAccount.values().stream().reduce(NOTHING, BigDecimal::add).signum() == 0;
    }
}
