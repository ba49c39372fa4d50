package pe.juntos.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The answer to what is stored once under its sender's id.
 *
 * @param changed false if it was there already, with the same content
 */
public record Recorded<K>(K id, boolean changed) {
    /** 201 if it was stored now, 200 if it was there already. */
    public static <K> ResponseEntity<Recorded<K>> answer(K id, boolean fresh) {
        return ResponseEntity.status(fresh ? HttpStatus.CREATED : HttpStatus.OK).body(new Recorded<>(id, fresh));
    }
}
