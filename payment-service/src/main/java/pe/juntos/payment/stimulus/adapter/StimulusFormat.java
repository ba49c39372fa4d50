package pe.juntos.payment.stimulus.adapter;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.stimulus.StimulusLine;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** {@code estimulos.csv}: what coresponsibility's list says of each establishment, and its account. */
final class StimulusFormat implements CsvFormat<StimulusLine> {
    private static final Pattern ESTABLISHMENT = Pattern.compile("S-\\d{8}|E-\\d{7}");
    private static final Pattern DISTRICT = Pattern.compile("\\d{6}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Z-]{5,34}");

    private enum Answer {
        YES,
        NO
    }

    private static final Map<String, Answer> ANSWERS = Map.of("S", Answer.YES, "N", Answer.NO);

    @Override
    public List<String> header() {
        return List.of("periodo", "establecimiento", "ubigeo", "cumple", "cuenta");
    }

    @Override
    public StimulusLine parse(CsvCells cells) {
        var period = Period.read(cells.required("periodo"))
                .orElseThrow(() -> new LineRefusal("PERIOD_INVALID", "periodo se escribe 2026-3"));
        return new StimulusLine(
                period,
                formed(cells.required("establecimiento"), ESTABLISHMENT, "ESTABLISHMENT_INVALID"),
                formed(cells.required("ubigeo"), DISTRICT, "DISTRICT_INVALID"),
                cells.code("cumple", ANSWERS) == Answer.YES,
                account(cells.optional("cuenta")));
    }

    private static @Nullable String account(@Nullable String text) {
        return text == null ? null : formed(text, ACCOUNT, "ACCOUNT_INVALID");
    }

    private static String formed(String text, Pattern form, String code) {
        if (!form.matcher(text).matches()) {
            throw new LineRefusal(code, "no tiene su forma");
        }
        return text;
    }
}
