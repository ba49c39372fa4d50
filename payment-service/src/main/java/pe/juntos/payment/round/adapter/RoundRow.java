package pe.juntos.payment.round.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.round.Cancellation;
import pe.juntos.payment.round.ControlTotals;
import pe.juntos.payment.round.Plan;
import pe.juntos.payment.round.Round;
import pe.juntos.payment.round.Signatures;

/** A round as it is kept: the state, the version against lost updates, and the job that liquidates it. */
record RoundRow(Round round, long version, @Nullable UUID job) {

    static RoundRow read(Readable row) {
        return new RoundRow(
                state(row), Objects.requireNonNull(row.get("version", Long.class)), row.get("job", UUID.class));
    }

    private static Round state(Readable row) {
        var number = Objects.requireNonNull(row.get("number", Integer.class));
        var plan = new Plan(Period.parse(text(row, "period")), number, soles(row, "ceiling"), districts(row));
        return switch (text(row, "state")) {
            case "OPEN" -> new Round.Open(plan);
            case "LIQUIDATED" -> new Round.Liquidated(plan, totals(row));
            case "SUBMITTED" -> new Round.Submitted(plan, totals(row), signatures(row));
            case "APPROVED" -> new Round.Approved(plan, totals(row), signatures(row));
            case "DISPATCHED" -> new Round.Dispatched(plan, totals(row), signatures(row));
            case "RECONCILED" -> new Round.Reconciled(plan, totals(row), signatures(row));
            case "CLOSED" -> new Round.Closed(plan, totals(row), signatures(row));
            case "CANCELLED" ->
                new Round.Cancelled(
                        plan,
                        totals(row),
                        row.get("submitter", String.class) == null ? null : signatures(row),
                        new Cancellation(
                                text(row, "cancelled_by"), Cancellation.Reason.valueOf(text(row, "cancel_reason"))));
            default -> throw new IllegalStateException("round in state " + text(row, "state"));
        };
    }

    /** Kept as patterns. */
    static String[] scope(Plan plan) {
        return plan.districts().isEmpty()
                ? new String[] {"%"}
                : plan.districts().stream().map(prefix -> prefix + "%").toArray(String[]::new);
    }

    private static List<String> districts(Readable row) {
        return Arrays.stream(Objects.requireNonNull(row.get("scope", String[].class)))
                .map(pattern -> pattern.replace("%", ""))
                .filter(prefix -> !prefix.isEmpty())
                .toList();
    }

    @Nullable
    ControlTotals totals() {
        return switch (round) {
            case Round.Open _ -> null;
            case Round.Liquidated(var _, var totals) -> totals;
            case Round.Submitted(var _, var totals, var _) -> totals;
            case Round.Approved(var _, var totals, var _) -> totals;
            case Round.Dispatched(var _, var totals, var _) -> totals;
            case Round.Reconciled(var _, var totals, var _) -> totals;
            case Round.Closed(var _, var totals, var _) -> totals;
            case Round.Cancelled(var _, var totals, var _, var _) -> totals;
        };
    }

    @Nullable
    Signatures signatures() {
        return switch (round) {
            case Round.Open _, Round.Liquidated _ -> null;
            case Round.Submitted(var _, var _, var by) -> by;
            case Round.Approved(var _, var _, var by) -> by;
            case Round.Dispatched(var _, var _, var by) -> by;
            case Round.Reconciled(var _, var _, var by) -> by;
            case Round.Closed(var _, var _, var by) -> by;
            case Round.Cancelled(var _, var _, var by, var _) -> by;
        };
    }

    @Nullable
    Cancellation cancellation() {
        return round instanceof Round.Cancelled(var _, var _, var _, var why) ? why : null;
    }

    static ControlTotals totals(Readable row) {
        return new ControlTotals(
                Objects.requireNonNull(row.get("transfers", Long.class)), soles(row, "amount"), text(row, "hash"));
    }

    private static Signatures signatures(Readable row) {
        return new Signatures(
                text(row, "submitter"),
                Objects.requireNonNull(row.get("approvals_needed", Integer.class)),
                List.of(Objects.requireNonNull(row.get("approvers", String[].class))));
    }

    private static Money soles(Readable row, String column) {
        return new Money(Objects.requireNonNull(row.get(column, BigDecimal.class), column));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
