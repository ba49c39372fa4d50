package pe.juntos.affiliation.reading.adapter;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.reading.HouseholdFile;
import pe.juntos.affiliation.reading.HouseholdFile.Entry;
import pe.juntos.affiliation.reading.HouseholdFile.Member;
import pe.juntos.affiliation.reading.HouseholdFile.Person;
import pe.juntos.affiliation.reading.HouseholdSummary;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the register for people; every statement is bounded by the caller's territory. */
@Component
class HouseholdQueries {

    /** A household without its persons. */
    record Line(
            String household,
            String externalId,
            String district,
            @Nullable String populatedCentre,
            String state,
            List<String> reasons,
            @Nullable LocalDate affiliatedOn,
            @Nullable LocalDate exitedOn,
            @Nullable String socioEconomicClass) {}

    /** A person without DNI. */
    record Pending(String member, String externalId, String household, String district) {}

    private static final String LINES = """
            select h.household, h.external_id, h.district, h.populated_centre,
                coalesce(s.state, 'LISTED') as state, coalesce(s.reasons, '{}') as reasons, s.affiliated_on, s.exited_on,
                (select c.class from classification c where c.household = h.household
                    order by c.valid_from desc limit 1) as class
            from household h left join standing s using (household)
            where h.district like any(:patterns)
            """;

    private static final String MEMBERS = """
            select m.member, m.external_id, m.sex, m.relationship, m.recipient, m.dni, m.paternal_name,
                m.maternal_name, m.given_names, m.birth_date,
                case when m.dni is null then 'PENDING'
                     when not exists (select 1 from source_received where kind = 'reniec')
                         or c.name_key = m.name_key then 'VERIFIED'
                     else 'UNVERIFIED' end as identity
            from member m left join civil_record c using (dni)
            where m.bucket = (select bucket from household where household = :household) and m.household = :household
            order by m.birth_date, m.member
            """;

    private static final String HISTORY = """
            select version, state, reasons, decided_on, cause, policy, inputs_hash, trace, recorded_at
            from standing_history where household = :household order by version
            """;

    private static final String PENDING = """
            select m.member, m.external_id, m.household, h.district from member m join household h using (household)
            where m.dni is null and h.district like any(:patterns) and m.member > :cursor
            order by m.member limit :limit
            """;

    private final DatabaseClient client;

    HouseholdQueries(DatabaseClient client) {
        this.client = client;
    }

    Mono<Line> line(String household, Territory territory) {
        return client.sql(LINES + "and h.household = :household")
                .bind("patterns", territory.patterns())
                .bind("household", household)
                .map((row, _) -> line(row))
                .one();
    }

    /** In order of code, after the cursor; null filters match all. */
    Flux<Line> lines(Filter filter, Territory territory) {
        return client.sql(LINES + "and (:external = '' or h.external_id = :external)"
                        + " and (:state = '' or coalesce(s.state, 'LISTED') = :state)"
                        + " and h.district like :district || '%' and h.household > :cursor"
                        + " order by h.household limit :limit")
                .bind("patterns", territory.patterns())
                .bind("external", filter.externalId())
                .bind("state", filter.state())
                .bind("district", filter.district())
                .bind("cursor", filter.cursor())
                .bind("limit", filter.limit())
                .map((row, _) -> line(row))
                .all();
    }

    /** Empty texts do not filter. */
    record Filter(String externalId, String state, String district, String cursor, int limit) {}

    Mono<List<Member>> members(String household, boolean names) {
        return client.sql(MEMBERS)
                .bind("household", household)
                .map((row, _) -> new Member(
                        text(row, "member"),
                        text(row, "external_id"),
                        text(row, "sex"),
                        text(row, "relationship"),
                        Boolean.TRUE.equals(row.get("recipient", Boolean.class)),
                        text(row, "identity"),
                        names ? person(row) : null))
                .all()
                .collectList();
    }

    Mono<List<Entry>> history(String household) {
        return client.sql(HISTORY)
                .bind("household", household)
                .map((row, _) -> new Entry(
                        number(row, "version"),
                        text(row, "state"),
                        texts(row, "reasons"),
                        Objects.requireNonNull(row.get("decided_on", LocalDate.class)),
                        text(row, "cause"),
                        text(row, "policy"),
                        text(row, "inputs_hash"),
                        texts(row, "trace"),
                        Objects.requireNonNull(row.get("recorded_at", Instant.class))))
                .all()
                .collectList();
    }

    Flux<Pending> pending(Territory territory, String cursor, int limit) {
        return client.sql(PENDING)
                .bind("patterns", territory.patterns())
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map((row, _) -> new Pending(
                        text(row, "member"), text(row, "external_id"), text(row, "household"), text(row, "district")))
                .all();
    }

    Mono<HouseholdSummary> summary(Territory territory) {
        return Mono.zip(
                        counts("coalesce(s.state, 'LISTED')", "", territory),
                        counts("unnest(s.reasons)", "", territory),
                        persons("member m", "true", territory),
                        persons("member m", "m.dni is null", territory),
                        persons("duplicate_dni m", "true", territory),
                        policies())
                .map(t -> new HouseholdSummary(t.getT1(), t.getT2(), t.getT3(), t.getT4(), t.getT5(), t.getT6()));
    }

    Mono<Void> audit(String household, String subject, boolean names) {
        return client.sql(
                        "insert into file_access (household, subject, with_names) values (:household, :subject, :names)")
                .bind("household", household)
                .bind("subject", subject)
                .bind("names", names)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<Map<String, Long>> counts(String what, String and, Territory territory) {
        return client.sql("select " + what
                        + " as k, count(*) as n from household h left join standing s using (household)"
                        + " where h.district like any(:patterns) " + and + " group by 1 order by 1")
                .bind("patterns", territory.patterns())
                .map((row, _) -> Map.entry(text(row, "k"), number(row, "n")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Long> persons(String table, String which, Territory territory) {
        return client.sql("select count(*) as n from " + table + " join household h using (household)"
                        + " where h.district like any(:patterns) and " + which)
                .bind("patterns", territory.patterns())
                .map((row, _) -> number(row, "n"))
                .one();
    }

    private Mono<List<String>> policies() {
        return client.sql("select distinct policy from standing_history order by 1")
                .map((row, _) -> text(row, "policy"))
                .all()
                .collectList();
    }

    private static Line line(Readable row) {
        return new Line(
                text(row, "household"),
                text(row, "external_id"),
                text(row, "district"),
                row.get("populated_centre", String.class),
                text(row, "state"),
                texts(row, "reasons"),
                row.get("affiliated_on", LocalDate.class),
                row.get("exited_on", LocalDate.class),
                row.get("class", String.class));
    }

    private static Person person(Readable row) {
        return new Person(
                row.get("dni", String.class),
                text(row, "paternal_name"),
                row.get("maternal_name", String.class),
                text(row, "given_names"),
                Objects.requireNonNull(row.get("birth_date", LocalDate.class)));
    }

    static HouseholdFile file(Line line, List<Member> members, List<Entry> history) {
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

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static List<String> texts(Readable row, String column) {
        return List.of(Objects.requireNonNull(row.get(column, String[].class), column));
    }
}
