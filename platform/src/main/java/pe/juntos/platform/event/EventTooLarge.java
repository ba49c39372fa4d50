package pe.juntos.platform.event;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** An event that no topic takes, refused before its transaction commits: in the outbox it would hold up all behind it. */
public final class EventTooLarge extends RuntimeException implements ErrorResponse {
    public static final String CODE = "EVENT_TOO_LARGE";
    private static final long serialVersionUID = 1;

    EventTooLarge(String type, long bytes) {
        super("%s: %s of %d bytes, an event may have %d".formatted(CODE, type, bytes, MessageSize.EVENT));
    }

    @Override
    public HttpStatus getStatusCode() {
        return HttpStatus.UNPROCESSABLE_CONTENT;
    }

    @Override
    public ProblemDetail getBody() {
        var body = ProblemDetail.forStatusAndDetail(
                getStatusCode(),
                "No se guardó nada: lo que habría que comunicar supera los " + MessageSize.EVENT + " bytes.");
        body.setProperty("code", CODE);
        return body;
    }
}
