package pe.juntos.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal at the edge, answered as RFC 9457 problem details with a stable {@code code}. */
public final class Problem extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    private Problem(HttpStatus status, ProblemDetail detail) {
        super(status, detail, null);
    }

    /**
     * @param code stable, upper case, documented where it is given
     * @param detail for people, in Spanish, without personal data
     */
    public static Problem of(HttpStatus status, String code, String detail) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setProperty("code", code);
        return new Problem(status, body);
    }

    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "NOT_FOUND", "No existe o no está en su territorio.");
    }
}
