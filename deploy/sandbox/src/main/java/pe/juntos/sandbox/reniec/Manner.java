package pe.juntos.sandbox.reniec;

/** How the stand-in answers, told by the last two digits of the DNI; all others are confirmed. */
enum Manner {
    CONFIRMED,
    /** …99 */
    NAMES_DIFFER,
    /** …98 */
    DECEASED,
    /** …97 */
    NOT_FOUND,
    /** …96 */
    AWAY,
    /** …95: later than anybody waits. */
    SLOW;

    static Manner of(String dni) {
        return switch (dni.substring(Math.max(0, dni.length() - 2))) {
            case "99" -> NAMES_DIFFER;
            case "98" -> DECEASED;
            case "97" -> NOT_FOUND;
            case "96" -> AWAY;
            case "95" -> SLOW;
            default -> CONFIRMED;
        };
    }
}
