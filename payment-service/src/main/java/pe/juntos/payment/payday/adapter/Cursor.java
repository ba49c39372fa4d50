package pe.juntos.payment.payday.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import pe.juntos.platform.web.Problem;

/** The last slot of a page: names of places, so it goes encoded. */
record Cursor(String district, String centre, String means, String agreed, int first) {
    private static final String BETWEEN = "\0";
    private static final Cursor START = new Cursor("", "", "", "", 0);

    static Cursor read(String text) {
        if (text.isEmpty()) {
            return START;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1);
            return new Cursor(parts[0], parts[1], parts[2], parts[3], Integer.parseInt(parts[4]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "CURSOR_INVALID", "El cursor no es de una página.");
        }
    }

    String text() {
        var joined = String.join(BETWEEN, district, centre, means, agreed, Integer.toString(first));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }
}
