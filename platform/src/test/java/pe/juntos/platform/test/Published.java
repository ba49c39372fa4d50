package pe.juntos.platform.test;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a service publishes of itself: an OpenAPI document that is written from its code and that the gateway's portal lists.
 *
 * @param title for people, in Spanish
 * @param document where it is kept
 * @param server what stands before its paths, through the gateway
 * @param besides the beginning of paths that another document describes; empty: none
 * @param keys whether a POST takes an Idempotency-Key
 * @param more of the document, beside what is made from the code
 */
public record Published(
        String title, Path document, String server, String besides, boolean keys, Map<String, Object> more) {

    /** Of a service that keeps its document where the portal takes it from. */
    public static Published of(String service, String title) {
        return new Published(title, Path.of("..", "docs", "openapi", service + "-v1.yaml"), "/api", "", true, Map.of());
    }

    public Published at(Path other) {
        return new Published(title, other, server, besides, keys, more);
    }

    public Published besides(String paths) {
        return new Published(title, document, server, paths, keys, more);
    }

    public Published with(Map<String, Object> others) {
        return new Published(title, document, server, besides, keys, others);
    }

    /** Of the gateway, whose paths are whole and which keeps nothing, so that it knows no keys. */
    public Published composed() {
        return new Published(title, document, "/", besides, false, more);
    }
}
