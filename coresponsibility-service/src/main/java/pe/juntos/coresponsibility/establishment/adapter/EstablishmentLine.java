package pe.juntos.coresponsibility.establishment.adapter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.establishment.EstablishmentCode;
import pe.juntos.coresponsibility.establishment.EstablishmentKind;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** A line of {@code establecimientos.csv}. */
record EstablishmentLine(
        EstablishmentCode code,
        String name,
        String district,
        @Nullable String network,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {

    static final class Format implements CsvFormat<EstablishmentLine> {
        /** The formats leave the words for a kind open: what plainly names the other kind contradicts the code. */
        private static final Map<EstablishmentKind, Pattern> WORDS = Map.of(
                EstablishmentKind.HEALTH,
                Pattern.compile("S|EESS|HEALTH|.*SALUD.*|.*HOSPITAL.*"),
                EstablishmentKind.SCHOOL,
                Pattern.compile("E|IE|IIEE|SCHOOL|.*EDUCA.*|.*ESCUELA.*|.*COLEGIO.*"));

        @Override
        public List<String> header() {
            return List.of("establecimiento", "tipo", "nombre", "ubigeo", "red_ugel", "latitud", "longitud");
        }

        @Override
        public EstablishmentLine parse(CsvCells cells) {
            var code = EstablishmentCode.parse(cells.required("establecimiento"))
                    .orElseThrow(() -> new LineRefusal(
                            "ESTABLISHMENT_CODE", "establecimiento no es S- y 8 dígitos ni E- y 7 dígitos"));
            if (contradicts(cells.required("tipo").toUpperCase(Locale.ROOT), code.kind())) {
                throw new LineRefusal("ESTABLISHMENT_KIND", "el tipo no es el que dice el código");
            }
            return new EstablishmentLine(
                    code,
                    cells.required("nombre"),
                    district(cells.required("ubigeo")),
                    cells.optional("red_ugel"),
                    within(cells.optionalDecimal("latitud"), 90),
                    within(cells.optionalDecimal("longitud"), 180));
        }

        private static boolean contradicts(String words, EstablishmentKind kind) {
            return WORDS.entrySet().stream()
                    .anyMatch(e ->
                            e.getKey() != kind && e.getValue().matcher(words).matches());
        }

        private static String district(String ubigeo) {
            if (!ubigeo.matches("[0-9]{6}")) {
                throw new LineRefusal("DISTRICT_CODE", "ubigeo no tiene 6 dígitos");
            }
            return ubigeo;
        }

        private static @Nullable BigDecimal within(@Nullable BigDecimal degrees, int limit) {
            if (degrees != null && degrees.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
                throw new LineRefusal("COORDINATES", "latitud o longitud fuera de rango");
            }
            return degrees;
        }
    }
}
