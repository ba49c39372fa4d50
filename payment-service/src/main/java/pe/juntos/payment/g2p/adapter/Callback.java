package pe.juntos.payment.g2p.adapter;

import java.nio.file.Path;
import java.util.Set;
import pe.juntos.payment.g2p.CallbackFault;

/** A callback whose head is read; its statuses are still to come. */
record Callback(Path file, String digest, String id, String transaction, CallbackReader.Head head) {
    private static final int LONGEST_ID = 64;
    private static final Set<String> ACTIONS = Set.of("on-disburse", "disburse");

    static Callback read(Path file, String digest) {
        var head = CallbackReader.head(file);
        if (!known(head)) {
            throw new CallbackRefused(CallbackFault.MESSAGE_UNKNOWN);
        }
        return new Callback(
                file,
                digest,
                id(head.header().getOrDefault("message_id", "")),
                id(head.message().getOrDefault("transaction_id", "")),
                head);
    }

    /** Some name the action that is answered, some the answer. */
    private static boolean known(CallbackReader.Head head) {
        var header = head.header();
        return ACTIONS.contains(header.getOrDefault("action", ""))
                && header.getOrDefault("version", DisburseMessage.VERSION).equals(DisburseMessage.VERSION)
                && header.getOrDefault("is_msg_encrypted", "false").equals("false");
    }

    private static String id(String text) {
        if (text.isEmpty() || text.length() > LONGEST_ID) {
            throw new CallbackRefused(CallbackFault.MESSAGE_ID_MISSING);
        }
        return text;
    }

    boolean refusedWhole(int statuses) {
        return statuses == 0 && head.header().getOrDefault("status", "").equals("rjct");
    }

    String reason() {
        return head.header().getOrDefault("status_reason_code", "");
    }

    void requireTotal(int statuses) {
        var declared = head.header().get("total_count");
        if (statuses > 0 && declared != null && !declared.equals(Integer.toString(statuses))) {
            throw new CallbackRefused(CallbackFault.MESSAGE_TOTALS_DIFFER);
        }
    }
}
