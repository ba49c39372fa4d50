package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Anyone with the code of a certificate can check it, without a token; it says nothing that is not on the paper. */
@RestController
class PublicCertificateController {

    private static final String CHECK = """
            select g.initials, g.issued_on, g.revoked_on, c.kind, c.hours, k.on_day from certificate g
            join course c on c.id = g.course
            join completion k on k.course = g.course and k.participant = g.participant where g.code = :code
            """;

    /** @param holder initials of the name on the paper; empty while it was not printed */
    record Checked(
            String code,
            boolean valid,
            String course,
            int hours,
            LocalDate completedOn,
            LocalDate issuedOn,
            @Nullable LocalDate revokedOn,
            String holder) {}

    private final DatabaseClient client;

    PublicCertificateController(DatabaseClient client) {
        this.client = client;
    }

    @GetMapping("/partner/public/certificates/{code}")
    Mono<Checked> check(@PathVariable String code) {
        return client.sql(CHECK)
                .bind("code", code)
                .map(row -> {
                    var revokedOn = row.get("revoked_on", LocalDate.class);
                    return new Checked(
                            code,
                            revokedOn == null,
                            required(row, "kind", String.class),
                            required(row, "hours", Integer.class),
                            required(row, "on_day", LocalDate.class),
                            required(row, "issued_on", LocalDate.class),
                            revokedOn,
                            required(row, "initials", String.class));
                })
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }
}
