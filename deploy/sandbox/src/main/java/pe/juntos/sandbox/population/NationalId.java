package pe.juntos.sandbox.population;

/** DNI numbers, all different within a population, and RENIEC's check character: a digit, or a letter on the older cards. */
final class NationalId {
    private static final int COUNT = 100_000_000;
    private static final long STEP = 48_271; // shares no factor with COUNT: different persons get different numbers
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};
    private static final String DIGITS = "67890112345";
    private static final String LETTERS = "KABCDEFGHIJ";

    private NationalId() {}

    static String number(long person, long seed) {
        long number = Math.floorMod(person * STEP + Math.floorMod(seed, 9_973) * 10_007L, COUNT);
        return Numbers.padded(number, 8);
    }

    static String withDigit(String number) {
        return number + "-" + DIGITS.charAt(place(number));
    }

    static String withLetter(String number) {
        return number + "-" + LETTERS.charAt(place(number));
    }

    static String withWrongDigit(String number) {
        int right = DIGITS.charAt(place(number)) - '0';
        return number + "-" + (right + 1) % 10;
    }

    private static int place(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}
