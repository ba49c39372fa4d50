package pe.juntos.affiliation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.reading.HouseholdFile;
import pe.juntos.affiliation.reading.HouseholdFile.Entry;
import pe.juntos.affiliation.reading.HouseholdFile.Member;
import pe.juntos.affiliation.reading.HouseholdFile.Person;
import reactor.core.publisher.Mono;

/** Files of single households: members, history, and the trace that somebody read them. */
@Component
class HouseholdFiles {

    private static final String MEMBERS = """
            select m.member, m.external_id, m.sex, m.relationship, m.recipient, m.dni, m.paternal_name,
                m.maternal_name, m.given_names, m.birth_date,
                case when m.dni is null then 'PENDING'
                     when c.name_key = m.name_key or c.dni is null
                         and not exists (select 1 from source_received where kind = 'reniec') then 'VERIFIED'
                     else 'UNVERIFIED' end as identity
            from member m left join civil_record c using (dni)
            where m.bucket = (select bucket from household where household = :household) and m.household = :household
            order by m.birth_date, m.member
            """;

    private static final String HISTORY = """
            select version, state, reasons, decided_on, cause, policy, inputs_hash, trace, recorded_at
            from standing_history where household = :household order by version
            """;

    private final DatabaseClient client;

    HouseholdFiles(DatabaseClient client) {
        this.client = client;
    }

    /** Opens the file of a household that the caller may see; no file is shown whose reading could not be recorded. */
    Mono<HouseholdFile> open(HouseholdLines.Line line, String subject, boolean names) {
        return audit(line.household(), subject, names)
                .then(members(line.household(), names))
                .flatMap(members -> history(line.household()).map(history -> file(line, members, history)));
    }

    private Mono<Void> audit(String household, String subject, boolean names) {
        return client.sql(
                        "insert into file_access (household, subject, with_names) values (:household, :subject, :names)")
                .bind("household", household)
                .bind("subject", subject)
                .bind("names", names)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<List<Member>> members(String household, boolean names) {
        return client.sql(MEMBERS)
                .bind("household", household)
                .map(row -> new Member(
                        required(row, "member", String.class),
                        required(row, "external_id", String.class),
                        required(row, "sex", String.class),
                        required(row, "relationship", String.class),
                        Boolean.TRUE.equals(row.get("recipient", Boolean.class)),
                        required(row, "identity", String.class),
                        names ? person(row) : null))
                .all()
                .collectList();
    }

    private Mono<List<Entry>> history(String household) {
        return client.sql(HISTORY)
                .bind("household", household)
                .map(row -> new Entry(
                        required(row, "version", Long.class),
                        required(row, "state", String.class),
                        List.of(required(row, "reasons", String[].class)),
                        required(row, "decided_on", LocalDate.class),
                        required(row, "cause", String.class),
                        required(row, "policy", String.class),
                        required(row, "inputs_hash", String.class),
                        List.of(required(row, "trace", String[].class)),
                        required(row, "recorded_at", Instant.class)))
                .all()
                .collectList();
    }

    private static Person person(Readable row) {
        return new Person(
                row.get("dni", String.class),
                required(row, "paternal_name", String.class),
                row.get("maternal_name", String.class),
                required(row, "given_names", String.class),
                required(row, "birth_date", LocalDate.class));
    }

    private static HouseholdFile file(HouseholdLines.Line line, List<Member> members, List<Entry> history) {
        return new HouseholdFile(
                line.household(),
                line.externalId(),
                line.state(),
                line.reasons().isEmpty() ? null : line.reasons().getFirst(),
                line.reasons(),
                line.district(),
                line.populatedCentre(),
                line.socioEconomicClass(),
                line.affiliatedOn(),
                line.exitedOn(),
                members,
                history);
    }
}
