package pe.juntos.affiliation.register.adapter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.register.Dni;
import pe.juntos.affiliation.register.Ubigeo;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.LineRefusal;

/** Cells with the register's own checks, shared by the files that have them. */
final class Cells {

    /** Kept by the sender, quoted by others in columns of this width. */
    private static final int LONGEST_ID = 64;

    private static final BigDecimal LATITUDE = BigDecimal.valueOf(90);
    private static final BigDecimal LONGITUDE = BigDecimal.valueOf(180);

    private Cells() {}

    static String id(CsvCells cells, String column) {
        String id = cells.required(column);
        if (id.length() > LONGEST_ID) {
            throw new LineRefusal("TOO_LONG", column + ": más de " + LONGEST_ID + " caracteres");
        }
        return id;
    }

    static String ubigeo(CsvCells cells) {
        String ubigeo = cells.required("ubigeo");
        if (!Ubigeo.wellFormed(ubigeo)) {
            throw new LineRefusal("UBIGEO_INVALID", "ubigeo: no es un código de distrito del INEI de 6 dígitos");
        }
        return ubigeo;
    }

    static Dni dni(String text) {
        Dni.fault(text).ifPresent(fault -> {
            throw switch (fault) {
                case DNI_INVALID -> new LineRefusal("DNI_INVALID", "dni: se esperan 8 dígitos");
                case DNI_CHECK_DIGIT ->
                    new LineRefusal("DNI_CHECK_DIGIT", "dni: el carácter de verificación no corresponde");
            };
        });
        return Dni.of(text);
    }

    static @Nullable BigDecimal latitude(CsvCells cells) {
        return within(cells.optionalDecimal("latitud"), LATITUDE, "latitud");
    }

    static @Nullable BigDecimal longitude(CsvCells cells) {
        return within(cells.optionalDecimal("longitud"), LONGITUDE, "longitud");
    }

    static <E extends Enum<E>> @Nullable E optionalCode(CsvCells cells, String column, Map<String, E> codes) {
        return cells.optional(column) == null ? null : cells.code(column, codes);
    }

    /** Both included; a second date that is not given is no fault. */
    static void inOrder(LocalDate first, @Nullable LocalDate second, String code, String message) {
        if (second != null && second.isBefore(first)) {
            throw new LineRefusal(code, message);
        }
    }

    private static @Nullable BigDecimal within(@Nullable BigDecimal value, BigDecimal limit, String column) {
        if (value != null && value.abs().compareTo(limit) > 0) {
            throw new LineRefusal("COORDINATE_OUT_OF_RANGE", column + ": fuera de ±" + limit);
        }
        return value;
    }
}
