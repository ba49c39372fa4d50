package pe.juntos.platform.probe;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@RestController
@RequestMapping("/probe")
public class ProbeController {
    private final FileImports imports;
    private final Jobs jobs;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Sinks.Empty<Void> gate = Sinks.empty();

    ProbeController(FileImports imports, Jobs jobs, Outbox outbox, TransactionalOperator transaction) {
        this.imports = imports;
        this.jobs = jobs;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    public int calls() {
        return calls.get();
    }

    /** Lets the waiting calls of {@code POST /probe/slow} end; later ones wait again. */
    public void open() {
        var waiting = gate;
        gate = Sinks.empty();
        waiting.tryEmitEmpty();
    }

    @GetMapping("/caller")
    @PreAuthorize("hasAnyRole('GESTOR', 'PARTNER')")
    public Mono<Map<String, Object>> caller(Caller caller) {
        return Mono.just(Map.of(
                "subject", caller.subject(),
                "roles", caller.roles(),
                "patterns", List.of(caller.territory().patterns()),
                "covers", caller.territory().covers("050101"),
                "partner", caller.partner() == null ? "" : caller.partner()));
    }

    /** A household's file; a recipient opens her own. */
    @GetMapping("/files/{household}")
    @PreAuthorize("hasAnyRole('GESTOR','RECIPIENT')")
    @Audited
    public Mono<Map<String, Object>> file(@PathVariable String household, Caller caller) {
        return household.equals("H404")
                ? Mono.error(Problem.notFound())
                : Mono.just(Map.of(
                        "household", household, "covers", caller.territory().covers("050101")));
    }

    /** Open to everyone; to be read only. */
    @RequestMapping(path = "/public/rate")
    public Mono<Map<String, Integer>> rate() {
        return Mono.just(Map.of("rate", 1));
    }

    @PostMapping("/things")
    @PreAuthorize("hasRole('GESTOR')")
    @ResponseStatus(HttpStatus.CREATED)
    public Mono<Map<String, Integer>> create(@RequestBody Thing thing) {
        return Mono.just(Map.of("call", calls.incrementAndGet()));
    }

    @PostMapping("/slow")
    @PreAuthorize("hasRole('GESTOR')")
    public Mono<Map<String, Integer>> slow(@RequestBody Thing thing) {
        var call = calls.incrementAndGet();
        return gate.asMono().thenReturn(Map.of("call", call));
    }

    /** Tells of a thing, in a transaction. */
    @PostMapping("/tell/{household}")
    @PreAuthorize("hasRole('GESTOR')")
    public Mono<Void> tell(@PathVariable String household, @RequestParam long amount) {
        var thing = new OutgoingEvent(
                ProbeApplication.TOPIC, household, ProbeApplication.CHANGED, 1, new Thing(household, amount));
        return transaction.transactional(outbox.append(List.of(thing)));
    }

    /** Tells data of some length, in a transaction. */
    @PostMapping("/blob/{key}")
    @PreAuthorize("hasRole('GESTOR')")
    public Mono<Void> blob(@PathVariable String key, @RequestParam int bytes) {
        var blob = TellingJob.event(key, TellingJob.Blob.ofBytes(bytes));
        return transaction.transactional(outbox.append(List.of(blob)));
    }

    /** The same by a job. */
    @PostMapping("/jobs/{key}")
    @PreAuthorize("hasRole('GESTOR')")
    public Mono<UUID> job(@PathVariable String key, @RequestParam int bytes) {
        return jobs.start(TellingJob.KIND, key, Map.of("bytes", Integer.toString(bytes)), 1)
                .map(Job::id);
    }

    @GetMapping("/refused")
    @PreAuthorize("hasRole('GESTOR')")
    public Mono<Void> refused() {
        return Mono.error(Problem.of(HttpStatus.CONFLICT, "PERIOD_NOT_CERTIFIED", "El periodo no está certificado."));
    }

    @GetMapping("/broken")
    @PreAuthorize("hasRole('GESTOR')")
    public Mono<Void> broken() {
        return Mono.error(new IllegalStateException("secret of the inside"));
    }

    @PostMapping(path = "/imports/{kind:things}", consumes = "text/csv")
    @PreAuthorize("hasRole('INSTITUTION')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public Mono<Map<String, Object>> upload(
            @PathVariable String kind,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody Flux<DataBuffer> body) {
        return imports.receive(ProbeFile.KIND, idempotencyKey, Map.of(), body)
                .map(file -> Map.of("import", file.id(), "lines", file.lines()));
    }

    /** Days of a path, a query and a body, as they were understood. */
    @PostMapping("/days/{from}")
    @PreAuthorize("hasRole('GESTOR')")
    public Mono<List<LocalDate>> days(
            @PathVariable LocalDate from, @RequestParam LocalDate until, @RequestBody Map<String, LocalDate> body) {
        return Mono.just(List.of(from, until, body.getOrDefault("on", from)));
    }

    @PostMapping(path = "/echo", produces = MediaType.TEXT_PLAIN_VALUE)
    @PreAuthorize("hasRole('GESTOR')")
    public Mono<String> echo(@RequestBody String text) {
        return Mono.just(text);
    }
}
