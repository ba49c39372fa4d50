package pe.juntos.coresponsibility.exception.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.exception.ExceptionRule;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** A line of {@code excepciones.csv}. */
record ExceptionLine(
        String id,
        Period period,
        String person,
        ExceptionReason reason,
        String support,
        String proposedBy,
        String approvedBy) {

    static final class Format implements CsvFormat<ExceptionLine> {
        private static final Map<String, ExceptionReason> REASONS = Arrays.stream(ExceptionReason.values())
                .collect(Collectors.toUnmodifiableMap(ExceptionReason::fileCode, Function.identity()));

        @Override
        public List<String> header() {
            return List.of(
                    "excepcion_id", "periodo", "persona_id", "motivo", "sustento", "propuesta_por", "aprobada_por");
        }

        @Override
        public ExceptionLine parse(CsvCells cells) {
            var line = new ExceptionLine(
                    cells.required("excepcion_id"),
                    Period.parse(cells.required("periodo"))
                            .orElseThrow(() -> new LineRefusal("NOT_A_PERIOD", "periodo no es AAAA-N, de 1 a 6")),
                    cells.required("persona_id"),
                    cells.code("motivo", REASONS),
                    cells.required("sustento"),
                    cells.required("propuesta_por"),
                    cells.required("aprobada_por"));
            ExceptionRule.check(line.proposedBy(), line.approvedBy()).ifPresent(refusal -> {
                throw new LineRefusal(refusal.name(), "quien propone no puede aprobar");
            });
            return line;
        }
    }
}
