package pe.juntos.gateway.story;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import pe.juntos.gateway.story.Facts.Line;
import pe.juntos.gateway.story.Facts.Transfer;

/** What became of the money of a period: in its own transfer, or as a compensation in a later one (VER-5). */
final class MoneyPhrases {
    private static final Set<String> BEFORE_COLLECTION = Set.of("ORDERED", "DISPATCHED", "CREDITED");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private MoneyPhrases() {}

    /** Empty if no transfer has anything for the period. */
    static List<Phrase> of(Period period, List<Transfer> transfers) {
        return transfers.stream()
                .flatMap(transfer -> of(period.toString(), transfer))
                .toList();
    }

    private static Stream<Phrase> of(String period, Transfer transfer) {
        var lines = transfer.lines().stream()
                .filter(line -> line.period().equals(period))
                .toList();
        if (lines.isEmpty()) {
            return Stream.empty();
        }
        var amount = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Stream.concat(
                transfer.period().equals(period) ? own(transfer, amount) : compensation(transfer, amount),
                Stream.concat(reason(transfer), payDay(transfer)));
    }

    /** While the household has not collected, nor let it wait for long. */
    private static Stream<Phrase> payDay(Transfer transfer) {
        var day = transfer.payDay();
        return day == null || !BEFORE_COLLECTION.contains(transfer.state())
                ? Stream.empty()
                : Stream.of(Phrase.of("payday." + day.channel(), DAY.format(day.day()), day.point()));
    }

    private static Stream<Phrase> own(Transfer transfer, BigDecimal amount) {
        var told = Stream.of(Phrase.of("transfer." + transfer.state(), amount.toPlainString()));
        return transfer.amount().compareTo(amount) == 0
                ? told
                : Stream.concat(
                        told,
                        Stream.of(Phrase.of("transfer.total", transfer.amount().toPlainString())));
    }

    private static Stream<Phrase> compensation(Transfer transfer, BigDecimal amount) {
        return Stream.of(Phrase.of(
                "compensation." + transfer.state(),
                amount.toPlainString(),
                transfer.period(),
                transfer.amount().toPlainString()));
    }

    private static Stream<Phrase> reason(Transfer transfer) {
        return Stream.ofNullable(transfer.reason()).map(code -> Phrase.of("payment." + code));
    }
}
