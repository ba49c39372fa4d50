package pe.juntos.payment.collection.adapter;

import java.util.List;
import java.util.Map;
import pe.juntos.payment.collection.Channel;
import pe.juntos.payment.collection.Withdrawal;
import pe.juntos.payment.kernel.Money;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.FileRefusal;
import pe.juntos.platform.csv.LineRefusal;

/** {@code retiros.csv}, as the bank writes it. */
final class WithdrawalFormat implements CsvFormat<Withdrawal> {
    static final Map<String, Channel> CHANNELS = Map.of(
            "AGENCIA", Channel.BRANCH,
            "CAJERO", Channel.ATM,
            "TRANSPORTADORA", Channel.CASH_TRANSPORT,
            "CORRESPONSAL", Channel.CORRESPONDENT);
    private static final int LONGEST_ID = 35;

    @Override
    public List<String> header() {
        return List.of("retiro_id", "id_extremo", "fecha", "monto", "canal", "punto_pago");
    }

    @Override
    public Withdrawal parse(CsvCells cells) {
        return new Withdrawal(
                cells.line(),
                id(cells, "retiro_id"),
                id(cells, "id_extremo"),
                cells.date("fecha"),
                soles(cells),
                cells.code("canal", CHANNELS),
                cells.optional("punto_pago"));
    }

    private static String id(CsvCells cells, String column) {
        var id = cells.required(column);
        if (id.length() > LONGEST_ID) {
            throw new LineRefusal("TOO_LONG", column + " tiene más de " + LONGEST_ID + " caracteres");
        }
        return id;
    }

    /** A bank that writes an amount that is none wrote the whole file wrongly: nothing of it counts. */
    private static Money soles(CsvCells cells) {
        return Money.read(cells.required("monto"))
                .filter(money -> !money.equals(Money.ZERO))
                .orElseThrow(() -> new FileRefusal(
                        "AMOUNT_INVALID",
                        "línea " + cells.line() + ": monto debe ser mayor que cero, con dos decimales a lo más"));
    }
}
