package pe.juntos.sandbox.population;

import static pe.juntos.sandbox.population.InputFile.SEGUROS;

import java.time.LocalDate;

/** Writes which health insurance each person has, from a stream of its own: the other files do not change with it. */
final class InsuranceFile {
    private static final int CHILD = 14;
    private static final int LONGEST = 3_600;

    private final InputFolder folder;
    private final Soil soil;
    private final GeneratorRequest request;
    private final LocalDate first;

    InsuranceFile(InputFolder folder, Soil soil, GeneratorRequest request) {
        this.folder = folder;
        this.soil = soil;
        this.request = request;
        this.first = request.period().firstDay();
    }

    void write(Household household, Draw draw) {
        for (var person : household.people()) {
            folder.write(SEGUROS, person.id(), insurance(person, draw), since(person, draw));
        }
        strangers(household, draw);
    }

    private String insurance(Person person, Draw draw) {
        var shares = request.calibration().insurance();
        boolean covered = draw.chance(person.ageOn(first) <= CHILD ? shares.children() : shares.others());
        boolean other = draw.chance(shares.otherInsurance());
        boolean worker = draw.chance(0.8);
        if (covered) {
            return "SIS";
        }
        return other ? worker ? "ESSALUD" : "OTRO" : "NINGUNO";
    }

    private String since(Person person, Draw draw) {
        int day = Days.of(first) - draw.between(1, LONGEST);
        return Days.text(Math.max(person.birth(), day));
    }

    /** Lines to be refused or to change nothing. */
    private void strangers(Household household, Draw draw) {
        String recipient = household.recipient().id();
        String longAgo = Days.text(Days.of(first) - LONGEST - 30);
        if (soil.strikes(DirtKind.INSURANCE_REPEATED, draw)) {
            folder.write(SEGUROS, recipient, "SIS", longAgo);
            folder.writeLater(SEGUROS, recipient, "SIS", longAgo);
        }
        if (soil.strikes(DirtKind.INSURANCE_CONFLICTING, draw)) {
            folder.write(SEGUROS, recipient, "NINGUNO", Days.text(Days.of(first) - LONGEST - 60));
            folder.writeLater(SEGUROS, recipient, "SIS", Days.text(Days.of(first) - LONGEST - 60));
        }
        if (soil.strikes(DirtKind.INSURANCE_UNKNOWN_CODE, draw)) {
            folder.write(SEGUROS, recipient, "SEGURO", longAgo);
        }
        if (soil.strikes(DirtKind.INSURANCE_IMPOSSIBLE_DATE, draw)) {
            folder.write(SEGUROS, recipient, "SIS", "2015-02-30");
        }
        if (soil.strikes(DirtKind.INSURANCE_OF_UNKNOWN_PERSON, draw)) {
            folder.write(SEGUROS, household.id() + "-98", "SIS", longAgo);
        }
    }
}
