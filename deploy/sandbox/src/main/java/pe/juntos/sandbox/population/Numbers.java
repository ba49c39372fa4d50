package pe.juntos.sandbox.population;

/** Written numbers without a formatter's cost. */
final class Numbers {
    private static final String[] SMALL = new String[1000];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = Integer.toString(i);
        }
    }

    private Numbers() {}

    static String padded(long value, int width) {
        var text = new char[width];
        long left = value;
        for (int i = width - 1; i >= 0; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
        return new String(text);
    }

    static String text(int value) {
        return value >= 0 && value < SMALL.length ? SMALL[value] : Integer.toString(value);
    }

    /** {@code -135850} ten-thousandths as {@code -13.5850}. */
    static String tenThousandths(int value) {
        int size = Math.abs(value);
        return (value < 0 ? "-" : "") + size / 10_000 + "." + padded(size % 10_000, 4);
    }
}
