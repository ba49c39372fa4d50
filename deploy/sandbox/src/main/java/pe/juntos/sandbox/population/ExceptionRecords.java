package pe.juntos.sandbox.population;

import static pe.juntos.sandbox.population.InputFile.EXCEPCIONES;

import java.util.List;

/** Writes exception reports: drafted by the local manager, approved at the regional office (001 CON-04). */
final class ExceptionRecords {
    private static final List<String> REASONS = List.of(
            "LLUVIAS_CAMINO_CORTADO",
            "ENFERMEDAD",
            "DISCAPACIDAD",
            "FALLECIMIENTO_FAMILIAR",
            "SIN_PERSONAL_O_INSUMOS",
            "DOCENTE_AUSENTE",
            "NACIMIENTO",
            "VIAJE_POR_ATENCION",
            "EMERGENCIA");
    private static final List<DirtKind> DIRT = List.of(
            DirtKind.EXCEPTION_SAME_PERSON,
            DirtKind.EXCEPTION_UNKNOWN_CODE,
            DirtKind.EXCEPTION_OF_UNKNOWN_PERSON,
            DirtKind.EXCEPTION_REPEATED);
    private static final double AFTER_A_BREACH = 0.15;

    private final InputFolder folder;
    private final Soil soil;
    private final GeneratorRequest request;

    ExceptionRecords(InputFolder folder, Soil soil, GeneratorRequest request) {
        this.folder = folder;
        this.soil = soil;
        this.request = request;
    }

    void write(Household household, Person person, boolean breach, Draw draw) {
        double usual = request.calibration().forms().exceptions();
        boolean reported = draw.chance(breach ? AFTER_A_BREACH : usual);
        String reason = draw.oneOf(REASONS);
        if (!reported) {
            return;
        }
        var dirt = soil.oneOf(DIRT, draw);
        String ubigeo = household.supply().district.ubigeo();
        String proposer = "G-" + ubigeo;
        String[] cells = {
            "X" + request.period() + "-" + person.id().substring(2),
            request.period().toString(),
            dirt == DirtKind.EXCEPTION_OF_UNKNOWN_PERSON ? "XX" + person.id().substring(2) : person.id(),
            dirt == DirtKind.EXCEPTION_UNKNOWN_CODE ? "OTRO" : reason,
            "Informe " + household.number() % 900 + " del gestor local",
            proposer,
            dirt == DirtKind.EXCEPTION_SAME_PERSON ? proposer : "C-" + ubigeo.substring(0, 4)
        };
        folder.write(EXCEPCIONES, cells);
        if (dirt == DirtKind.EXCEPTION_REPEATED) {
            folder.writeLater(EXCEPCIONES, cells);
        }
    }
}
