package pe.juntos.coresponsibility.evidence.adapter;

import java.util.UUID;

/**
 * Where records wait that were good alone, and where it is noted what is refused of them.
 *
 * @param refusals table and columns: which file or message, line, code, message
 * @param line of the staged record {@code s}, as its sender counts
 */
record Staged(String table, String refusals, String line) {
    /** What several messages' records have between them in {@code line}; more than one message may have. */
    static final int LINES = 1_000_000;

    static Staged file(Sector sector, UUID file) {
        return new Staged(
                sector.staging() + "_" + file.toString().replace("-", ""),
                "import_refusal (import_id, line, code, message)",
                "s.line");
    }

    static Staged messages(Sector sector) {
        return new Staged(
                sector.messages(), "evidence_message_refusal (message, line, code, reason)", "s.line % " + LINES);
    }

    String refusalTable() {
        return refusals.substring(0, refusals.indexOf(' '));
    }

    /** The column that says which file or message. */
    String refusalKey() {
        return refusals.substring(refusals.indexOf('(') + 1, refusals.indexOf(','));
    }
}
