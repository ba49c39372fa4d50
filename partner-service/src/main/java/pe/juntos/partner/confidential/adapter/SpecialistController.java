package pe.juntos.partner.confidential.adapter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.confidential.ConfidentialRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Who looks after confidential referrals, where and between which days. */
@RestController
class SpecialistController {

    private static final String STORE = """
            insert into specialist (subject, area, valid_from, valid_until, recorded_by)
            values (:subject, :area, :from, :until, :by)
            on conflict (subject, area, valid_from) do update set valid_until = excluded.valid_until,
                recorded_by = excluded.recorded_by where specialist.valid_until <> excluded.valid_until
            """;

    /** @param area UBIGEO prefix, or {@code *} */
    record Sent(
            @Nullable String subject,
            @Nullable String area,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record Recorded(String subject, String area, boolean changed) {}

    private final DatabaseClient client;

    SpecialistController(DatabaseClient client) {
        this.client = client;
    }

    @PostMapping("/partner/specialists")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<Recorded> record(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var subject = sent.subject();
            var area = sent.area();
            var from = sent.from();
            var until = sent.until();
            if (subject == null
                    || !subject.matches("[A-Za-z0-9._@-]{1,100}")
                    || area == null
                    || !area.matches("\\*|\\d{2}|\\d{4}|\\d{6}")
                    || from == null
                    || until == null) {
                throw ConfidentialReferrals.problem(ConfidentialRefusal.INCOMPLETE);
            }
            if (!caller.territory().covers(area)) {
                throw Problem.notFound();
            }
            if (until.isBefore(from)) {
                throw ConfidentialReferrals.problem(ConfidentialRefusal.BAD_DATES);
            }
            return client.sql(STORE)
                    .bind("subject", subject)
                    .bind("area", area)
                    .bind("from", from)
                    .bind("until", until)
                    .bind("by", caller.subject())
                    .fetch()
                    .rowsUpdated()
                    .map(rows -> new Recorded(subject, area, rows == 1));
        });
    }
}
