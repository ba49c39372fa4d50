package pe.juntos.platform.audit;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The trail for auditors of the whole country: exported, and checked. */
@RestController
@RequestMapping("/${spring.application.name}")
@PreAuthorize("hasRole('AUDITOR')")
public class AuditController {
    private final AuditTrail trail;

    public AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * @param entries that were looked at
     * @param forgotten entries of more than five minutes ago that are not in the chain
     */
    record Checked(long entries, ChainCheck.Head head, long forgotten, boolean whole, List<ChainCheck.Found> faults) {}

    /** One JSON line per entry, in the order of the chain. */
    @GetMapping(path = "/audit.ndjson", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<ChainedEntry> export(@RequestParam(defaultValue = "0") long after, Caller caller) {
        return national(caller).thenMany(trail.after(after));
    }

    /**
     * Walks the whole chain.
     *
     * @param position of the head that an earlier check gave
     * @param hash of that head
     */
    @GetMapping("/audit/check")
    Mono<Checked> check(
            @RequestParam(defaultValue = "0") long position,
            @RequestParam(defaultValue = "") String hash,
            Caller caller) {
        return national(caller)
                .then(Mono.defer(() -> trail.chain()))
                .then(Mono.defer(() ->
                        trail.after(0).reduce(new ChainCheck(new ChainCheck.Head(position, hash)), ChainCheck::see)))
                .zipWith(trail.forgotten(), AuditController::checked);
    }

    private static Checked checked(ChainCheck check, long forgotten) {
        var faults = check.faults();
        return new Checked(check.entries(), check.head(), forgotten, faults.isEmpty() && forgotten == 0, faults);
    }

    private static Mono<Void> national(Caller caller) {
        return caller.territory().national()
                ? Mono.empty()
                : Mono.error(Problem.of(
                        HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "El registro de auditoría es de todo el país."));
    }
}
