package pe.juntos.graduation.intake.adapter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.intake.FormG1Line;
import pe.juntos.graduation.review.SchoolLevel;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;

/** The columns of {@code g1.csv}. */
final class FormG1Format implements CsvFormat<FormG1Line> {

    private static final Map<String, SchoolLevel> LEVELS = Map.of(
            "NINGUNO", SchoolLevel.NONE,
            "INICIAL", SchoolLevel.INITIAL,
            "PRIMARIA", SchoolLevel.PRIMARY,
            "SECUNDARIA", SchoolLevel.SECONDARY,
            "SECUNDARIA_COMPLETA", SchoolLevel.SECONDARY_COMPLETED,
            "SUPERIOR", SchoolLevel.HIGHER);

    @Override
    public List<String> header() {
        return List.of(
                "hogar_id",
                "fecha",
                "edad_titular",
                "nivel_titular",
                "anios_educacion_titular",
                "hectareas",
                "animales_mayores",
                "trabajadores_independientes",
                "trabajadores",
                "agua_riego",
                "vehiculo");
    }

    @Override
    public FormG1Line parse(CsvCells cells) {
        return new FormG1Line(
                Cells.household(cells),
                cells.date("fecha"),
                Cells.count(cells, "edad_titular"),
                level(cells),
                Cells.amount(cells, "anios_educacion_titular"),
                Cells.amount(cells, "hectareas"),
                Cells.count(cells, "animales_mayores"),
                Cells.count(cells, "trabajadores_independientes"),
                Cells.count(cells, "trabajadores"),
                Cells.answer(cells, "agua_riego"),
                Cells.answer(cells, "vehiculo"));
    }

    private static @Nullable SchoolLevel level(CsvCells cells) {
        return cells.optional("nivel_titular") == null ? null : cells.code("nivel_titular", LEVELS);
    }
}
