package pe.juntos.coresponsibility.exception;

/**
 * A settlement, as the register names it within its district; centres of two districts may have one name.
 *
 * @param name in the words of the register, to the letter
 */
public record PopulatedCentre(String district, String name) {
    private static final int LONGEST = 200;

    public PopulatedCentre {
        if (!isGood(district, name)) {
            throw new IllegalArgumentException("no populated centre: " + district);
        }
    }

    /** Whether a district's code and a name are given. */
    public static boolean isGood(String district, String name) {
        return district.matches("[0-9]{6}")
                && !name.isBlank()
                && name.length() <= LONGEST
                && name.chars().noneMatch(Character::isISOControl);
    }

    /** As it is stored and shown among the places of an exception. */
    public String place() {
        return district + "/" + name;
    }
}
