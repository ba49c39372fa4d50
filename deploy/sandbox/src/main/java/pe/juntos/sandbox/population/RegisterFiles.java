package pe.juntos.sandbox.population;

import static pe.juntos.sandbox.population.InputFile.HOGARES;
import static pe.juntos.sandbox.population.InputFile.PERSONAS;
import static pe.juntos.sandbox.population.InputFile.RENIEC;

import org.jspecify.annotations.Nullable;

/** Writes what SISFOH and RENIEC send of a household: hogares.csv, personas.csv and, of its adults, reniec.csv. */
final class RegisterFiles {
    private final InputFolder folder;
    private final Soil soil;
    private final GeneratorRequest request;
    private final int first;

    RegisterFiles(InputFolder folder, Soil soil, GeneratorRequest request) {
        this.folder = folder;
        this.soil = soil;
        this.request = request;
        this.first = Days.of(request.period().firstDay());
    }

    void write(Household household, Timeline timeline, Draw draw) {
        household(household, timeline, draw);
        for (var person : household.people()) {
            folder.write(PERSONAS, cells(household, person, dniText(person)));
        }
        strangers(household, draw);
        adults(household, draw);
    }

    private void household(Household household, Timeline timeline, Draw draw) {
        var course = household.course();
        boolean extreme = draw.chance(0.45);
        boolean expires = draw.chance(0.2);
        int from = timeline.visit() - draw.between(30, 400);
        int lifetime = draw.between(400, 900);
        String until = course == DirtKind.CLASS_EXPIRED
                ? Days.text(timeline.visit() - 5)
                : expires ? Days.text(first + lifetime) : "";
        String[] cells = {
            household.id(),
            course == DirtKind.DISTRICT_NOT_ACTIVE
                    ? household.supply().district.ubigeo().substring(0, 2) + "9999"
                    : household.supply().district.ubigeo(),
            household.centreName(),
            socioEconomicClass(course, extreme),
            Days.text(from),
            until,
            address(draw),
            coordinate(household, true, draw),
            coordinate(household, false, draw)
        };
        folder.write(HOGARES, cells);
        if (soil.strikes(DirtKind.HOUSEHOLD_REPEATED, draw)) {
            folder.writeLater(HOGARES, cells);
        }
    }

    private static String socioEconomicClass(@Nullable DirtKind course, boolean extreme) {
        return switch (course) {
            case NOT_POOR -> "NO_POBRE";
            case HOUSEHOLD_UNKNOWN_CODE -> "POBREZA";
            case null, default -> extreme ? "POBRE_EXTREMO" : "POBRE";
        };
    }

    private static String address(Draw draw) {
        int number = draw.between(0, 399);
        boolean quoted = draw.chance(0.01);
        if (number == 0) {
            return "";
        }
        return quoted
                ? "Jr. \"Los Molles\" " + Numbers.text(number) + ", al lado de la escuela"
                : "Barrio " + draw.oneOf(Names.SURNAMES) + " " + Numbers.text(number);
    }

    private static String coordinate(Household household, boolean latitude, Draw draw) {
        var place = household.supply().district.place();
        int away = draw.between(-600, 600);
        if (place == null) {
            return "";
        }
        return Numbers.tenThousandths((latitude ? place.latitude() : place.longitude()) + away);
    }

    private static String[] cells(Household household, Person person, String dni) {
        return new String[] {
            household.id(),
            person.id(),
            dni,
            person.surname(),
            person.motherSurname(),
            person.names(),
            person.woman() ? "F" : "M",
            Days.text(person.birth()),
            person.kinship(),
            person.due() == Person.NOT_DUE ? "" : Days.text(person.due()),
            person.level(),
            person.recipient() ? "S" : "N"
        };
    }

    private static String dniText(Person person) {
        return person.dni() == null ? "" : person.dni();
    }

    /** Lines to be refused or to change nothing: they carry people of their own, so no real child suffers from them. */
    private void strangers(Household household, Draw draw) {
        if (soil.strikes(DirtKind.PERSON_REPEATED, draw)) {
            var twin = draw.oneOf(household.people());
            folder.writeLater(PERSONAS, cells(household, twin, dniText(twin)));
        }
        String adult = Days.text(first - 16_800);
        String child = Days.text(first - 3_700);
        String number =
                NationalId.number(Household.serial(household.number(), Household.MOST_PEOPLE - 1), request.seed());
        if (soil.strikes(DirtKind.PERSON_OF_UNKNOWN_HOUSEHOLD, draw)) {
            String unknown = "XX" + household.id().substring(2);
            stranger(unknown, unknown + "-01", "", child, "M", "HIJO", "PRIMARIA");
        }
        if (soil.strikes(DirtKind.PERSON_WITH_IMPOSSIBLE_DATE, draw)) {
            stranger(household.id(), household.id() + "-91", "", "2015-02-30", "F", "HIJO", "PRIMARIA");
        }
        if (soil.strikes(DirtKind.PERSON_UNKNOWN_CODE, draw)) {
            stranger(household.id(), household.id() + "-92", "", child, "X", "HIJO", "PRIMARIA");
        }
        if (soil.strikes(DirtKind.PERSON_COLUMNS_MISSING, draw)) {
            folder.write(PERSONAS, household.id(), household.id() + "-93", "", "Quispe", "Mamani", "Luz", "F", child);
        }
        if (soil.strikes(DirtKind.DNI_WRONG_CHECK_CHARACTER, draw)) {
            String wrong = NationalId.withWrongDigit(number);
            stranger(household.id(), household.id() + "-94", wrong, adult, "M", "OTRO", "SUPERIOR");
        }
        if (soil.strikes(DirtKind.DNI_MALFORMED, draw)) {
            stranger(household.id(), household.id() + "-95", number.substring(1), adult, "F", "OTRO", "SUPERIOR");
        }
    }

    private void stranger(
            String household, String id, String dni, String birth, String sex, String kinship, String level) {
        folder.write(PERSONAS, household, id, dni, "Quispe", "Mamani", "Luz", sex, birth, kinship, "", level, "N");
    }

    private void adults(Household household, Draw draw) {
        for (var person : household.people()) {
            boolean adult = person.recipient()
                    || person.kinship().equals("JEFE")
                    || person.kinship().equals("CONYUGE");
            if (adult && person.dni() != null) {
                adult(person, person.dni().substring(0, 8), draw);
            }
        }
    }

    private void adult(Person person, String dni, Draw draw) {
        boolean missing = person.recipient() && soil.strikes(DirtKind.RECIPIENT_NOT_IN_RENIEC, draw);
        boolean dead = person.recipient() && soil.strikes(DirtKind.RECIPIENT_DEAD, draw);
        boolean other = person.recipient() && soil.strikes(DirtKind.RECIPIENT_OTHER_NAMES, draw);
        if (missing) {
            return;
        }
        String[] cells = {
            dni,
            other ? "Otro" + person.surname() : person.surname(),
            person.motherSurname(),
            person.names(),
            dead ? "FALLECIDO" : "VIVO",
            dead ? Days.text(first - draw.between(1, 300)) : ""
        };
        folder.write(RENIEC, cells);
        if (soil.strikes(DirtKind.RENIEC_REPEATED, draw)) {
            folder.writeLater(RENIEC, cells);
        }
    }
}
