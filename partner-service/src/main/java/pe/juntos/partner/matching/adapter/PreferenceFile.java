package pe.juntos.partner.matching.adapter;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.matching.PreferenceLine;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;
import pe.juntos.platform.files.DatedFactFile;
import pe.juntos.platform.files.StagedFile;

/** {@code preferencias.csv}, one wish of one member a line. */
@Component
class PreferenceFile extends DatedFactFile {

    private static final int LONGEST_ID = 64;
    private static final int MOST = 99;
    private static final Map<String, pe.juntos.partner.catalogue.Component> COMPONENTS = Map.of(
            "SEGURIDAD_ALIMENTARIA", pe.juntos.partner.catalogue.Component.FOOD_SECURITY,
            "PRODUCCION", pe.juntos.partner.catalogue.Component.PRODUCTION,
            "NEGOCIOS", pe.juntos.partner.catalogue.Component.BUSINESS,
            "INCLUSION_FINANCIERA", pe.juntos.partner.catalogue.Component.FINANCIAL_INCLUSION,
            "CAPITAL_HUMANO", pe.juntos.partner.catalogue.Component.HUMAN_CAPITAL,
            "SALUD_Y_NUTRICION", pe.juntos.partner.catalogue.Component.HEALTH_AND_NUTRITION,
            "ASISTENCIA_TECNICA", pe.juntos.partner.catalogue.Component.TECHNICAL_ASSISTANCE,
            "EMPLEABILIDAD", pe.juntos.partner.catalogue.Component.EMPLOYABILITY);

    static final StagedFile<PreferenceLine> STAGED = new StagedFile<>(
            "preferencias",
            new Format(),
            "staging_preference",
            List.of("bucket", "external_id", "member", "on_day", "component", "place"),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .number(line.member())
                    .date(line.on())
                    .text(line.component().name())
                    .number(line.place()));

    PreferenceFile(DatabaseClient client) {
        super(
                client,
                STAGED.kind(),
                new Facts("staging_preference", "preference", List.of("member", "component"), "place", List.of()));
    }

    private static final class Format implements CsvFormat<PreferenceLine> {
        @Override
        public List<String> header() {
            return List.of("hogar_id", "miembro", "fecha", "preferencia", "orden");
        }

        @Override
        public PreferenceLine parse(CsvCells cells) {
            var household = cells.required("hogar_id");
            if (household.length() > LONGEST_ID) {
                throw new LineRefusal("TOO_LONG", "hogar_id: más de " + LONGEST_ID + " caracteres");
            }
            return new PreferenceLine(
                    household,
                    between(cells, "miembro"),
                    cells.date("fecha"),
                    cells.code("preferencia", COMPONENTS),
                    between(cells, "orden"));
        }

        private static int between(CsvCells cells, String column) {
            int number = cells.count(column);
            if (number < 1 || number > MOST) {
                throw new LineRefusal("OUT_OF_RANGE", column + ": de 1 a " + MOST);
            }
            return number;
        }
    }
}
