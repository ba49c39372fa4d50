package pe.juntos.local.demo;

/** What the demo tells of three families. */
enum Tale {
    PAID("A family that was paid"),
    NOT_PAID("A family that was not paid, and why"),
    SILENT_POST("A family of whom its health post was silent, and that was paid (VER-3)");

    private final String title;

    Tale(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
