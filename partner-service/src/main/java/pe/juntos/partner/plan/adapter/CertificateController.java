package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.CourseKind;
import pe.juntos.partner.plan.Initials;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Certificates of completed courses (PAR-5): issued once, printed with the holder's name, which is not kept. */
@RestController
class CertificateController {

    private static final int GROUP = 4;
    private static final int LENGTH = 24;

    private static final String COMPLETED = """
            select (select g.code from certificate g where g.course = :course and g.participant = :participant) as code,
                exists (select from completion k where k.course = :course and k.participant = :participant) as done
            from participant p where p.id = :participant and p.district like any(:patterns) for update of p
            """;
    private static final String PAPER = """
            select g.*, c.kind, c.hours, k.on_day from certificate g join course c on c.id = g.course
            join completion k on k.course = g.course and k.participant = g.participant
            join participant p on p.id = g.participant
            where g.code = :code and p.district like any(:patterns) for update of g
            """;

    record Issue(
            @Nullable UUID participant,
            @Nullable String course,
            @Nullable LocalDate on) {}

    record Issued(String code, boolean changed) {}

    /** @param name of the holder, as it is printed; only its initials are kept */
    record Holder(@Nullable String name) {
        @Override
        public String toString() {
            return "Holder[]";
        }
    }

    record Revocation(@Nullable LocalDate on, @Nullable String reason) {}

    private record Completed(@Nullable String code, boolean done) {}

    private record Stored(CertificatePaper paper, String initials, boolean revoked) {}

    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CertificateController(DatabaseClient client, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/certificates")
    @PreAuthorize(PlanBook.FIELD)
    Mono<ResponseEntity<Issued>> issue(@RequestBody Issue asked, Caller caller) {
        return Mono.defer(() -> {
            var participant = PlanBook.given(asked.participant());
            var course = PlanBook.text(asked.course(), PlanBook.ID);
            var on = PlanBook.past(asked.on(), LocalDate.now(clock));
            return client.sql(COMPLETED)
                    .bind("course", course)
                    .bind("participant", participant)
                    .bind("patterns", caller.territory().patterns())
                    .map(row -> new Completed(row.get("code", String.class), required(row, "done", Boolean.class)))
                    .one()
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .flatMap(found -> issued(found, participant, course, on, caller.subject()))
                    .as(transaction::transactional)
                    .map(issued -> ResponseEntity.status(issued.changed() ? HttpStatus.CREATED : HttpStatus.OK)
                            .body(issued));
        });
    }

    /** The paper, as often as it is asked for, of one name. */
    @PutMapping(path = "/partner/certificates/{code}/paper", produces = MediaType.APPLICATION_PDF_VALUE)
    @PreAuthorize(PlanBook.FIELD)
    Mono<ResponseEntity<byte[]>> print(@PathVariable String code, @RequestBody Holder holder, Caller caller) {
        return Mono.defer(() -> {
            var name = PlanBook.given(holder.name()).strip();
            var initials = Initials.of(name).orElseThrow(() -> PlanBook.problem(PlanRefusal.INCOMPLETE));
            return client.sql(PAPER)
                    .bind("code", code)
                    .bind("patterns", caller.territory().patterns())
                    .map(row -> new Stored(
                            new CertificatePaper(
                                    code,
                                    CourseKind.valueOf(required(row, "kind", String.class)),
                                    required(row, "hours", Integer.class),
                                    required(row, "on_day", LocalDate.class),
                                    required(row, "issued_on", LocalDate.class)),
                            required(row, "initials", String.class),
                            row.get("revoked_on", LocalDate.class) != null))
                    .one()
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .filter(stored -> !stored.revoked()
                            && (stored.initials().isEmpty() || stored.initials().equals(initials)))
                    .switchIfEmpty(Mono.error(() -> PlanBook.problem(PlanRefusal.HOLDER_CONFLICT)))
                    .flatMap(stored -> client.sql("update certificate set initials = :initials where code = :code")
                            .bind("initials", initials)
                            .bind("code", code)
                            .then()
                            .thenReturn(stored))
                    .as(transaction::transactional)
                    .flatMap(stored ->
                            Mono.fromCallable(() -> stored.paper().pdf(name)).subscribeOn(Schedulers.boundedElastic()))
                    .map(pdf -> ResponseEntity.ok()
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    ContentDisposition.attachment()
                                            .filename("certificado-" + code + ".pdf")
                                            .build()
                                            .toString())
                            .contentType(MediaType.APPLICATION_PDF)
                            .body(pdf));
        });
    }

    @PostMapping("/partner/certificates/{code}/revocation")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<Issued> revoke(@PathVariable String code, @RequestBody Revocation asked, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(asked.on(), LocalDate.now(clock));
            var reason = PlanBook.text(asked.reason(), PlanBook.TEXT);
            return client.sql("update certificate g set revoked_on = coalesce(g.revoked_on, :on), revoked_reason ="
                            + " coalesce(g.revoked_reason, :reason) from participant p, certificate b"
                            + " where g.code = :code and b.code = g.code and p.id = g.participant"
                            + " and p.district like any(:patterns) returning b.revoked_on is null as fresh")
                    .bind("on", on)
                    .bind("reason", reason)
                    .bind("code", code)
                    .bind("patterns", caller.territory().patterns())
                    .map(row -> new Issued(code, required(row, "fresh", Boolean.class)))
                    .one()
                    .switchIfEmpty(Mono.error(Problem::notFound));
        });
    }

    private Mono<Issued> issued(Completed found, UUID participant, String course, LocalDate on, String by) {
        var known = found.code();
        if (known != null) {
            return Mono.just(new Issued(known, false));
        }
        if (!found.done()) {
            return Mono.error(PlanBook.problem(PlanRefusal.NOT_COMPLETED));
        }
        var code = code();
        return client.sql("insert into certificate (code, course, participant, initials, issued_on, issued_by)"
                        + " values (:code, :course, :participant, '', :on, :by)")
                .bind("code", code)
                .bind("course", course)
                .bind("participant", participant)
                .bind("on", on)
                .bind("by", by)
                .then()
                .thenReturn(new Issued(code, true));
    }

    /** Ninety random bits: it cannot be guessed. */
    private static String code() {
        var letters = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        var code = new StringBuilder();
        for (int at = 0; at < LENGTH; at += GROUP) {
            code.append(at == 0 ? "" : "-").append(letters, at, at + GROUP);
        }
        return code.toString();
    }
}
