package pe.juntos.payment.round.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.round.ControlTotals;
import pe.juntos.payment.round.Plan;
import pe.juntos.payment.round.Round;
import pe.juntos.payment.round.Round.Signatures;

/** A round as it is kept: the state, the version against lost updates, and the job that liquidates it. */
record RoundRow(Round round, long version, @Nullable UUID job) {

    static RoundRow read(Readable row) {
        return new RoundRow(
                state(row), Objects.requireNonNull(row.get("version", Long.class)), row.get("job", UUID.class));
    }

    private static Round state(Readable row) {
        var plan = new Plan(text(row, "round"), Period.parse(text(row, "period")), soles(row, "ceiling"));
        return switch (text(row, "state")) {
            case "OPEN" -> new Round.Open(plan);
            case "LIQUIDATED" -> new Round.Liquidated(plan, totals(row));
            case "SUBMITTED" -> new Round.Submitted(plan, totals(row), text(row, "submitter"));
            case "APPROVED" -> new Round.Approved(plan, totals(row), signatures(row));
            case "DISPATCHED" -> new Round.Dispatched(plan, totals(row), signatures(row));
            case "RECONCILED" -> new Round.Reconciled(plan, totals(row), signatures(row));
            case "CLOSED" -> new Round.Closed(plan, totals(row), signatures(row));
            default -> throw new IllegalStateException("round in state " + text(row, "state"));
        };
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
        };
    }

    @Nullable
    String submitter() {
        return round instanceof Round.Submitted(var _, var _, var submitter) ? submitter : by(Signatures::submitter);
    }

    @Nullable
    String approver() {
        return by(Signatures::approver);
    }

    private @Nullable String by(Function<Signatures, String> who) {
        var signatures = signatures();
        return signatures == null ? null : who.apply(signatures);
    }

    private @Nullable Signatures signatures() {
        return switch (round) {
            case Round.Open _, Round.Liquidated _, Round.Submitted _ -> null;
            case Round.Approved(var _, var _, var by) -> by;
            case Round.Dispatched(var _, var _, var by) -> by;
            case Round.Reconciled(var _, var _, var by) -> by;
            case Round.Closed(var _, var _, var by) -> by;
        };
    }

    static ControlTotals totals(Readable row) {
        return new ControlTotals(
                Objects.requireNonNull(row.get("transfers", Long.class)), soles(row, "amount"), text(row, "hash"));
    }

    private static Signatures signatures(Readable row) {
        return new Signatures(text(row, "submitter"), text(row, "approver"));
    }

    private static Money soles(Readable row, String column) {
        return new Money(Objects.requireNonNull(row.get(column, BigDecimal.class), column));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
