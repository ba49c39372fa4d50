package pe.juntos.graduation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pe.juntos.platform.database.Columns;
import pe.juntos.platform.database.Reads;
import pe.juntos.platform.part.HouseholdPart;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Households' files, and the trace that somebody read them. */
@Component
class HouseholdFiles implements HouseholdPart {

    /** One statement for all who ask, so one way to the database and back: it finds, records the reading, and shows, or does nothing. */
    private static final String OPEN = """
            with asked as (
              select * from unnest(cast(:ns as int[]), cast(:households as text[]), cast(:subjects as text[]),
                  cast(:patterns as text[])) as a (n, household, subject, patterns)),
            line as materialized (
              select a.n, a.subject, %s
              from asked a join household h on h.household = a.household left join standing s on s.household = h.household
              where h.version > 0 and h.district like any(string_to_array(a.patterns, ','))),
            noted as (insert into file_access (household, subject) select household, subject from line)
            select l.*,
                (select coalesce(json_agg(json_build_object(
                        'version', d.version, 'kind', d.kind, 'on', d.on_day, 'reasons', d.reasons, 'policy', d.policy,
                        'inputsHash', d.inputs_hash, 'trace', d.trace, 'decidedAt', d.decided_at) order by d.version), '[]')
                    from decision d where d.household = l.household)::text as decisions
            from line l
            """.formatted(StandingLine.COLUMNS);

    private static final TypeReference<List<Entry>> DECISIONS = new TypeReference<>() {};

    record Entry(
            long version,
            String kind,
            LocalDate on,
            List<String> reasons,
            String policy,
            String inputsHash,
            List<String> trace,
            Instant decidedAt) {}

    record File(StandingLine standing, List<Entry> decisions) {}

    private final Reads reads;
    private final JsonMapper mapper;

    HouseholdFiles(Reads reads, JsonMapper mapper) {
        this.reads = reads;
        this.mapper = mapper;
    }

    @Override
    public String rule() {
        return Roles.STAFF_OR_OWN_HOUSEHOLD;
    }

    @Override
    public boolean recordsReading() {
        return true;
    }

    /** Empty if the caller may not see the household, or nobody knows it. */
    Mono<File> open(String household, Caller caller) {
        return tell(new Asked(household, null, caller), File.class);
    }

    @Override
    public Mono<List<Optional<Object>>> tell(List<Asked> asked) {
        return reads.sql(OPEN)
                .bind("ns", Columns.places(asked))
                .bind("households", Columns.texts(asked, Asked::household))
                .bind("subjects", Columns.texts(asked, one -> one.caller().subject()))
                .bind("patterns", Columns.texts(asked, Asked::patterns))
                .map(row -> Map.entry(required(row, "n", Integer.class), file(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> Columns.inOrder(asked, found));
    }

    private File file(Readable row) {
        return new File(StandingLine.of(row), mapper.readValue(required(row, "decisions", String.class), DECISIONS));
    }
}
