package pe.juntos.payment.incentive.adapter;

import java.util.List;
import java.util.Map;
import pe.juntos.payment.incentive.IncentiveLine;
import pe.juntos.payment.liquidation.Component;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** {@code incentivos.csv}: who is in secondary and was approved, who is small, who is pregnant. */
final class IncentiveFormat implements CsvFormat<IncentiveFormat.Sent> {
    private static final int OLDEST = 120;
    private static final Map<String, Component> COMPONENTS = Map.of(
            "VRAE_SECUNDARIA", Component.VRAE_SECONDARY,
            "PRIMERA_INFANCIA", Component.EARLY_CHILDHOOD);

    private enum Answer {
        YES,
        NO
    }

    private static final Map<String, Answer> ANSWERS = Map.of("SI", Answer.YES, "NO", Answer.NO);

    /** @param household external id */
    record Sent(String household, IncentiveLine line) {}

    @Override
    public List<String> header() {
        return List.of(
                "componente", "hogar_id", "persona_id", "edad", "gestante", "grado_aprobado", "buen_rendimiento");
    }

    @Override
    public Sent parse(CsvCells cells) {
        var age = cells.count("edad");
        if (age < 0 || age > OLDEST) {
            throw new LineRefusal("AGE_INVALID", "edad va de 0 a " + OLDEST);
        }
        return new Sent(
                cells.required("hogar_id"),
                new IncentiveLine(
                        cells.code("componente", COMPONENTS),
                        cells.required("persona_id"),
                        age,
                        yes(cells, "gestante"),
                        yes(cells, "grado_aprobado"),
                        yes(cells, "buen_rendimiento")));
    }

    private static boolean yes(CsvCells cells, String column) {
        return cells.code(column, ANSWERS) == Answer.YES;
    }
}
