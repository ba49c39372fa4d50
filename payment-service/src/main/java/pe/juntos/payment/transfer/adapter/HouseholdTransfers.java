package pe.juntos.payment.transfer.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.collection.Collected;
import pe.juntos.payment.payday.HouseholdPayDay;
import pe.juntos.payment.transfer.TransferTold.LineTold;

/** What became of a household's money, as answered over HTTP; each sol can be followed to the bank's entry and the books. */
record HouseholdTransfers(String household, List<Item> transfers) {

    /**
     * @param payDay where and when it can be collected, once its round's pay days are planned
     * @param collection what the household took of it, once credited
     * @param attempts earlier ends of the same transfer, in rounds before this one
     */
    record Item(
            String transfer,
            String period,
            String round,
            String roundState,
            String state,
            @Nullable String reason,
            String amount,
            String endToEndId,
            List<LineTold> lines,
            @Nullable Bank bank,
            @Nullable HouseholdPayDay payDay,
            @Nullable Collected collection,
            List<Entry> ledger,
            List<Former> attempts) {}

    /** @param file MsgId of the bank file that it went in */
    record Bank(
            @Nullable String file,
            @Nullable String message,
            @Nullable String entry) {}

    /** @param amount of the transfer; the posting itself may be about many */
    record Entry(long posting, String movement, String debit, String credit, String amount, String source) {}

    /** @param endToEndId under which it went out then; the next attempt replaces it */
    record Former(
            String round,
            int attempt,
            String endToEndId,
            String state,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String entry) {}
}
