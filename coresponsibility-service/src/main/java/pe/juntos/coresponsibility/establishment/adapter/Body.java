package pe.juntos.coresponsibility.establishment.adapter;

/** What has representatives, and the table that holds them. */
enum Body {
    ESTABLISHMENT("signatory", "establishment"),
    NETWORK("network_representative", "network");

    private final String table;
    private final String key;

    Body(String table, String key) {
        this.table = table;
        this.key = key;
    }

    String table() {
        return table;
    }

    /** Both the column of the representatives' table, and the table with its key that it refers to. */
    String key() {
        return key;
    }
}
