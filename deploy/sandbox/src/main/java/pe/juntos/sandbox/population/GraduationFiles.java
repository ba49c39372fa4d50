package pe.juntos.sandbox.population;

import static pe.juntos.sandbox.population.InputFile.G1;
import static pe.juntos.sandbox.population.InputFile.RECERTIFICACION;

import java.time.LocalDate;

/** Writes recertifications and G1 forms of households that have been four years in the programme. */
final class GraduationFiles {
    private final InputFolder folder;
    private final GeneratorRequest request;
    private final LocalDate first;

    GraduationFiles(InputFolder folder, GeneratorRequest request) {
        this.folder = folder;
        this.request = request;
        this.first = request.period().firstDay();
    }

    void write(Household household, Timeline timeline, Draw draw) {
        int affiliated = Math.max(timeline.agreement(), timeline.attachment());
        if (!Timeline.signs(household.course())
                || Days.date(affiliated).plusYears(4).isAfter(first)) {
            return;
        }
        var forms = request.calibration().forms();
        if (draw.chance(forms.recertified())) {
            String day = Days.text(Days.of(first) + draw.between(0, 50));
            folder.write(RECERTIFICACION, household.id(), day, classification(draw));
        }
        if (draw.chance(forms.surveyed())) {
            survey(household, draw);
        }
    }

    private static String classification(Draw draw) {
        double place = draw.fraction();
        if (place < 0.35) {
            return "POBRE_EXTREMO";
        }
        return place < 0.85 ? "POBRE" : "NO_POBRE";
    }

    private void survey(Household household, Draw draw) {
        var recipient = household.recipient();
        boolean wealthy = draw.chance(0.25);
        int land = wealthy ? draw.between(55, 120) : draw.between(0, 45);
        int animals = wealthy ? draw.between(3, 18) : draw.between(0, 7);
        int workers = draw.between(1, 4);
        folder.write(
                G1,
                household.id(),
                Days.text(Days.of(first) + draw.between(0, 50)),
                unless(draw, Numbers.text(recipient.ageOn(first))),
                unless(draw, recipient.level()),
                unless(draw, Numbers.text(years(recipient.level(), draw))),
                unless(draw, land / 10 + "." + land % 10),
                unless(draw, Numbers.text(animals)),
                Numbers.text(draw.between(0, workers)),
                Numbers.text(workers),
                draw.chance(0.4) ? "S" : "N",
                draw.chance(0.05) ? "S" : "N");
    }

    private static String unless(Draw unknown, String value) {
        return unknown.chance(0.03) ? "" : value;
    }

    private static int years(String level, Draw draw) {
        return switch (level) {
            case "NINGUNO" -> draw.between(0, 1);
            case "PRIMARIA" -> draw.between(1, 6);
            case "SECUNDARIA" -> draw.between(7, 10);
            case "SUPERIOR" -> draw.between(12, 16);
            default -> 11;
        };
    }
}
