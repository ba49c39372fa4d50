package pe.juntos.sandbox.population;

import org.jspecify.annotations.Nullable;

/** Draws who holds a DNI, and how it is written. */
record IdentityCards(GeneratorRequest request, Soil soil) {
    private static final int ADULT_CARD = 15;
    private static final double OLD_CARD = 0.05;

    /**
     * @param ordinal place in the household, from 1
     * @param birth day counted from 1970
     * @return nothing for whoever holds none
     */
    @Nullable
    String of(int household, int ordinal, int birth, boolean recipient, @Nullable DirtKind course, Draw draw) {
        var identity = request.calibration().identity();
        boolean minor =
                Days.date(birth).plusYears(ADULT_CARD).isAfter(request.period().firstDay());
        boolean held = draw.chance(minor ? identity.children() : identity.adults());
        boolean checked = draw.chance(identity.withCheckCharacter());
        boolean old = draw.chance(OLD_CARD);
        boolean twin = minor && !recipient && household > 0 && soil.strikes(DirtKind.DNI_DUPLICATE, draw);
        if (recipient ? course == DirtKind.RECIPIENT_WITHOUT_DNI : !held) {
            return null;
        }
        int holder = twin ? household - 1 : household;
        String number = NationalId.number(Household.serial(holder, ordinal), request.seed());
        if (!checked) {
            return number;
        }
        return old ? NationalId.withLetter(number) : NationalId.withDigit(number);
    }
}
