package pe.juntos.payment.liquidation.adapter;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.payee.AccountCheck;
import pe.juntos.payment.payee.Affiliation;
import pe.juntos.payment.payee.BankAction;
import pe.juntos.payment.payee.BankRefusal;
import pe.juntos.payment.payee.Means;
import pe.juntos.payment.payee.Payee;
import pe.juntos.payment.payee.PaymentTarget;
import pe.juntos.payment.payee.Recipient;

/** A payee as the queries of liquidation give it; {@code :accounts_asked} is whether an account waits for the bank's word. */
final class PayeeRow {
    static final String COLUMNS = """
            p.household, p.bucket, p.district, p.affiliated_on, p.exited_on, p.recipient, p.identity_verified, p.alive,
            p.means, p.account, p.pay_point, b.code as refusal_code, b.action as refusal_action,
            b.recipient as refusal_recipient, b.means as refusal_means, b.account as refusal_account,
            b.pay_point as refusal_pay_point, d.household is not null as disputed,
            case when k.state in ('VERIFIED', 'REFUSED') then k.state
                 when :accounts_asked and p.means = 'ACCOUNT' then 'WAITING' end as account_check
            """;
    /** For all payees at once. */
    static final String JOINS = """
            left join bank_refusal b on b.household = p.household
            left join dispute d on d.household = p.household and d.closed_at is null
            left join account_check k on p.means = 'ACCOUNT' and k.household = p.household and k.account = p.account
                 and k.recipient = p.recipient
            """;
    /** For some: what is known is looked up for each of them, and not read of everybody. */
    static final String LOOKUPS = """
            left join lateral (select * from bank_refusal o where o.household = p.household offset 0) b on true
            left join lateral (
                select o.household from dispute o where o.household = p.household and o.closed_at is null offset 0) d on true
            left join lateral (
                select o.state from account_check o where p.means = 'ACCOUNT' and o.household = p.household
                  and o.account = p.account and o.recipient = p.recipient offset 0) k on true
            """;

    private PayeeRow() {}

    static Payee read(Readable row) {
        return new Payee(
                text(row, "household"),
                new Affiliation(row.get("affiliated_on", LocalDate.class), row.get("exited_on", LocalDate.class)),
                recipient(row),
                target(row, ""),
                refusal(row),
                is(row, "disputed"),
                check(row.get("account_check", String.class)));
    }

    private static @Nullable Recipient recipient(Readable row) {
        var member = row.get("recipient", String.class);
        return member == null ? null : new Recipient(member, is(row, "identity_verified"), is(row, "alive"));
    }

    private static @Nullable PaymentTarget target(Readable row, String prefix) {
        var means = row.get(prefix + "means", String.class);
        return means == null
                ? null
                : new PaymentTarget(
                        Means.valueOf(means),
                        row.get(prefix + "account", String.class),
                        row.get(prefix + "pay_point", String.class));
    }

    private static @Nullable BankRefusal refusal(Readable row) {
        var code = row.get("refusal_code", String.class);
        var target = target(row, "refusal_");
        return code == null || target == null
                ? null
                : new BankRefusal(
                        code, BankAction.valueOf(text(row, "refusal_action")), text(row, "refusal_recipient"), target);
    }

    private static @Nullable AccountCheck check(@Nullable String state) {
        return switch (state) {
            case null -> null;
            case "VERIFIED" -> AccountCheck.VERIFIED;
            case "REFUSED" -> AccountCheck.REFUSED;
            default -> AccountCheck.WAITING;
        };
    }

    static boolean is(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class), column);
    }
}
