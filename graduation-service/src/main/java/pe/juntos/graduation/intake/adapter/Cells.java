package pe.juntos.graduation.intake.adapter;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.intake.Amounts;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.LineRefusal;

/** Cells with the checks that both files share; an empty cell is unknown. */
final class Cells {

    private static final int LONGEST_ID = 64;

    private Cells() {}

    static String household(CsvCells cells) {
        return id(cells, "hogar_id");
    }

    static String id(CsvCells cells, String column) {
        String id = cells.required(column);
        if (id.length() > LONGEST_ID) {
            throw new LineRefusal("TOO_LONG", column + ": más de " + LONGEST_ID + " caracteres");
        }
        return id;
    }

    static @Nullable Integer count(CsvCells cells, String column) {
        Integer count = cells.optionalCount(column);
        if (count != null && count < 0) {
            throw negative(column);
        }
        return count;
    }

    static @Nullable BigDecimal amount(CsvCells cells, String column) {
        BigDecimal amount = cells.optionalDecimal(column);
        if (amount != null && amount.signum() < 0) {
            throw negative(column);
        }
        if (amount != null && !Amounts.plausible(amount)) {
            throw new LineRefusal("OUT_OF_RANGE", column + " está fuera de lo posible");
        }
        return amount == null ? null : amount.stripTrailingZeros();
    }

    static @Nullable Boolean answer(CsvCells cells, String column) {
        String answer = cells.optional(column);
        return switch (answer) {
            case null -> null;
            case "S" -> true;
            case "N" -> false;
            default -> throw new LineRefusal("UNKNOWN_CODE", column + " debe ser S o N");
        };
    }

    /** Two lines of the same household and day either repeat each other or conflict. */
    static long digest(Record line) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(line.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static LineRefusal negative(String column) {
        return new LineRefusal("NEGATIVE", column + " no puede ser negativo");
    }
}
