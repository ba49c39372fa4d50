package pe.juntos.coresponsibility.establishment.adapter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
        /** The form of a kind is open; only what contradicts the code is refused. */
        private static final Map<String, EstablishmentKind> KINDS = Map.of(
                "SALUD", EstablishmentKind.HEALTH,
                "EDUCACION", EstablishmentKind.SCHOOL,
                "S", EstablishmentKind.HEALTH,
                "E", EstablishmentKind.SCHOOL);

        @Override
        public List<String> header() {
            return List.of("establecimiento", "tipo", "nombre", "ubigeo", "red_ugel", "latitud", "longitud");
        }

        @Override
        public EstablishmentLine parse(CsvCells cells) {
            var code = EstablishmentCode.parse(cells.required("establecimiento"))
                    .orElseThrow(() -> new LineRefusal(
                            "ESTABLISHMENT_CODE", "establecimiento no es S- y 8 dígitos ni E- y 7 dígitos"));
            if (cells.code("tipo", KINDS) != code.kind()) {
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
