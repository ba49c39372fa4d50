package pe.juntos.coresponsibility.exception.adapter;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.exception.ExceptionRule;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.LineRefusal;

/** The cells that both files of exceptions have: of persons and of areas. */
record ExceptionCells(Catalogue catalogue) {
    private static final Map<String, ExceptionReason> REASONS = Arrays.stream(ExceptionReason.values())
            .collect(Collectors.toUnmodifiableMap(ExceptionReason::fileCode, Function.identity()));

    static Period period(CsvCells cells) {
        return Period.parse(cells.required("periodo"))
                .orElseThrow(() -> new LineRefusal("NOT_A_PERIOD", "periodo no es AAAA-N, de 1 a 6"));
    }

    /** MEM-3: nobody needs to be excused from what is no condition; whoever demands it is reported. */
    ExceptionReason reason(CsvCells cells, Period period) {
        catalogue.undueDemand(period.firstDay(), cells.required("motivo")).ifPresent(refusal -> {
            throw new LineRefusal(refusal.name(), "motivo " + refusal.message());
        });
        return cells.code("motivo", REASONS);
    }

    /** Another person than who proposes. */
    static String approver(CsvCells cells) {
        var approver = cells.required("aprobada_por");
        ExceptionRule.check(cells.required("propuesta_por"), approver).ifPresent(refusal -> {
            throw new LineRefusal(refusal.name(), "quien propone no puede aprobar");
        });
        return approver;
    }
}
