package pe.juntos.partner.committee.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.committee.CommitteeKind;
import pe.juntos.partner.committee.CommitteeRefusal;
import pe.juntos.partner.committee.Session;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Committees of an agreement (001 ART-10). */
@RestController
class CommitteeController {

    private static final String STORE = """
            insert into committee (id, agreement, kind, institutions, since, content, recorded_by)
            values (:id, :agreement, :kind, :institutions, :since, :content, :by)
            on conflict (id) do update set content = committee.content where committee.content = excluded.content
            returning xmax = 0 as fresh
            """;
    private static final String LIST =
            "select c.*, (select max(m.on_day) from minutes m where m.committee = c.id) as last"
                    + " from committee c join agreement a on a.id = c.agreement where " + CommitteeBook.VISIBLE
                    + " and c.id > :cursor order by c.id limit 100";

    /** @param institutions codes, {@code JUNTOS} among them; never names of people */
    record Sent(
            @Nullable String id,
            @Nullable UUID agreement,
            @Nullable CommitteeKind kind,
            @Nullable Set<String> institutions,
            @Nullable LocalDate since) {
        Sent {
            institutions = institutions == null ? null : Set.copyOf(institutions);
        }
    }

    record Seen(
            String id,
            UUID agreement,
            String kind,
            List<String> institutions,
            LocalDate since,
            @Nullable LocalDate lastSession) {}

    private final DatabaseClient client;
    private final CommitteeBook book;

    CommitteeController(DatabaseClient client, CommitteeBook book) {
        this.client = client;
        this.book = book;
    }

    @PostMapping("/partner/committees")
    @PreAuthorize(CommitteeBook.WRITERS)
    Mono<ResponseEntity<Recorded<String>>> create(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var id = CommitteeBook.text(sent.id(), CommitteeBook.ID);
            var institutions = CommitteeBook.institutions(sent.institutions());
            var since = CommitteeBook.given(sent.since());
            var kind = CommitteeBook.given(sent.kind());
            if (!institutions.contains(Session.JUNTOS)) {
                throw CommitteeBook.problem(CommitteeRefusal.JUNTOS_MISSING);
            }
            return book.ratified(CommitteeBook.given(sent.agreement()), caller)
                    .flatMap(agreed -> book.stored(client.sql(STORE)
                            .bind("id", id)
                            .bind("agreement", agreed.id())
                            .bind("kind", kind.name())
                            .bind("institutions", CommitteeBook.sorted(institutions))
                            .bind("since", since)
                            .bind(
                                    "content",
                                    agreed.id() + "/" + kind + "/" + since + "/"
                                            + List.of(CommitteeBook.sorted(institutions)))
                            .bind("by", caller.subject())))
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }

    @GetMapping("/partner/committees")
    @PreAuthorize(CommitteeBook.READERS)
    Flux<Seen> list(@RequestParam(defaultValue = "") String cursor, Caller caller) {
        return client.sql(LIST)
                .bind("cursor", cursor)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Seen(
                        required(row, "id", String.class),
                        required(row, "agreement", UUID.class),
                        required(row, "kind", String.class),
                        List.of(required(row, "institutions", String[].class)),
                        required(row, "since", LocalDate.class),
                        row.get("last", LocalDate.class)))
                .all();
    }
}
