package pe.juntos.coresponsibility.conditionality.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.outward.OpenAddress;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Who is called back where: registered by the programme, not named by whoever sends. */
@RestController
@RequestMapping("/coresponsibility/senders")
class SenderController {
    private static final int MOST = 200;

    private final Senders senders;
    private final ConditionalitySettings settings;

    SenderController(Senders senders, ConditionalitySettings settings) {
        this.senders = senders;
        this.settings = settings;
    }

    /** @param keys public keys (JWK, Ed25519); left out, those that are registered stay, an empty list takes them away */
    record Registration(@Nullable String callback, @Nullable List<Map<String, Object>> keys) {}

    @PutMapping("/{sender}")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<Sender> register(@PathVariable String sender, @RequestBody Registration given, Caller caller) {
        requireNational(caller);
        var callback = given.callback();
        if (sender.isBlank() || sender.length() > 128 || sender.chars().anyMatch(Character::isISOControl)) {
            return refused("SENDER", "El emisor es el titular de una credencial, de 1 a 128 caracteres.");
        }
        if (callback != null && !OpenAddress.isGood(callback, settings.callbacksInside())) {
            return refused("CALLBACK_ADDRESS", "La dirección no es HTTPS de la red abierta.");
        }
        var keys = given.keys() == null ? Optional.<String>empty() : SenderKeys.text(given.keys());
        if (given.keys() != null && keys.isEmpty()) {
            return refused("SENDER_KEY", "Las claves son públicas, Ed25519, hasta diez, cada una con su kid.");
        }
        return senders.register(sender, callback, keys.orElse(null), caller.subject())
                .then(Mono.defer(() -> senders.of(sender)));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR','AUDITOR')")
    Mono<List<Sender>> list(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        requireNational(caller);
        return senders.after(cursor, Math.clamp(limit, 1, MOST));
    }

    /** A sender may report of any district, so the register is nobody's who looks after some of them. */
    private static void requireNational(Caller caller) {
        if (!caller.territory().national()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "El registro de emisores es nacional.");
        }
    }

    private static <T> Mono<T> refused(String code, String detail) {
        return Mono.error(() -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail));
    }
}
