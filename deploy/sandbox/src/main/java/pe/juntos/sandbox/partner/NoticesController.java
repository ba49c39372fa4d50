package pe.juntos.sandbox.partner;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the sandbox's partners receive notices: forged and old ones are refused, so is one that was sent already, byte for byte; a
 * notice that comes again because nobody knew whether it had arrived is taken and not applied again.
 */
@RestController
@RequestMapping("/partners/{partner}/notices")
class NoticesController {
    private static final int KEPT = 1_000;

    private final Map<String, Desk> desks = new ConcurrentHashMap<>();
    private final Clock clock;

    NoticesController(Clock clock) {
        this.clock = clock;
    }

    record Notice(String id, String result) {}

    @PutMapping("/secrets")
    ResponseEntity<Void> secrets(@PathVariable String partner, @RequestBody List<String> secrets) {
        desk(partner).learn(secrets);
        return ResponseEntity.noContent().build();
    }

    @GetMapping
    List<Notice> received(@PathVariable String partner) {
        return desk(partner).seen();
    }

    @PostMapping
    ResponseEntity<Void> receive(
            @PathVariable String partner,
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
            @RequestBody byte[] body) {
        var status = switch (desk(partner).take(id, timestamp, signature, body, clock)) {
            case "APPLIED", "KNOWN" -> HttpStatus.NO_CONTENT;
            case "REPLAYED" -> HttpStatus.CONFLICT;
            default -> HttpStatus.UNAUTHORIZED;
        };
        return ResponseEntity.status(status).build();
    }

    private Desk desk(String partner) {
        return desks.computeIfAbsent(partner, _ -> new Desk());
    }

    /** One partner's memory: what it applied, and which requests it has seen. */
    private static final class Desk {
        private final Set<String> applied = new HashSet<>();
        private final Set<String> requests = new HashSet<>();
        private final Deque<Notice> seen = new ArrayDeque<>();
        private List<String> secrets = List.of();

        synchronized void learn(List<String> known) {
            secrets = List.copyOf(known);
        }

        synchronized List<Notice> seen() {
            return new ArrayList<>(seen);
        }

        synchronized String take(
                @Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body, Clock clock) {
            var worth = WebhookVerifier.check(secrets, id, timestamp, signature, body, clock.instant());
            var result = worth == WebhookVerifier.Worth.GOOD ? good(String.valueOf(id), timestamp) : worth.name();
            seen.addLast(new Notice(String.valueOf(id), result));
            if (seen.size() > KEPT) {
                seen.removeFirst();
            }
            return result;
        }

        private String good(String id, @Nullable String timestamp) {
            if (!requests.add(id + "." + timestamp)) {
                return "REPLAYED";
            }
            return applied.add(id) ? "APPLIED" : "KNOWN";
        }
    }
}
