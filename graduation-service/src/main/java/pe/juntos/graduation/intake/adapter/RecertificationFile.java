package pe.juntos.graduation.intake.adapter;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.intake.RecertificationLine;
import pe.juntos.graduation.review.SocioEconomicClass;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.files.DatedFactFile;
import pe.juntos.platform.files.StagedFile;

/** {@code recertificacion.csv} of SISFOH (GRA-2). */
@Component
class RecertificationFile extends DatedFactFile {

    private static final String STAGING = "staging_recertification";

    static final StagedFile<RecertificationLine> STAGED = new StagedFile<>(
            "recertificacion",
            new Format(),
            STAGING,
            List.of("bucket", "external_id", "on_day", "content", "result"),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .date(line.on())
                    .number(Cells.digest(line))
                    .text(line.result().name()));

    RecertificationFile(DatabaseClient client) {
        super(client, STAGED.kind(), new Facts(STAGING, "recertification", List.of(), "content", List.of("result")));
    }

    private static final class Format implements CsvFormat<RecertificationLine> {

        private static final Map<String, SocioEconomicClass> RESULTS = Map.of(
                "POBRE_EXTREMO", SocioEconomicClass.EXTREME_POOR,
                "POBRE", SocioEconomicClass.POOR,
                "NO_POBRE", SocioEconomicClass.NOT_POOR);

        @Override
        public List<String> header() {
            return List.of("hogar_id", "fecha", "resultado");
        }

        @Override
        public RecertificationLine parse(CsvCells cells) {
            return new RecertificationLine(
                    Cells.household(cells), cells.date("fecha"), cells.code("resultado", RESULTS));
        }
    }
}
