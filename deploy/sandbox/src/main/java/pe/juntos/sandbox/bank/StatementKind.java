package pe.juntos.sandbox.bank;

/** Which account of its bookings the bank gives. */
enum StatementKind {
    DAY("camt.053.001.08", "BkToCstmrStmt", "Stmt", "BNM"),
    /** The same under another message id. */
    DAY_AGAIN("camt.053.001.08", "BkToCstmrStmt", "Stmt", "BNR"),
    LATER("camt.053.001.08", "BkToCstmrStmt", "Stmt", "BNL"),
    NOTIFICATION("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", "BNN");

    final String message;
    final String root;
    final String statement;
    final String prefix;

    StatementKind(String message, String root, String statement, String prefix) {
        this.message = message;
        this.root = root;
        this.statement = statement;
        this.prefix = prefix;
    }

    boolean hasBalances() {
        return this != NOTIFICATION;
    }
}
