package pe.juntos.affiliation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.reading.HouseholdFile;
import pe.juntos.affiliation.reading.HouseholdFile.Entry;
import pe.juntos.affiliation.reading.HouseholdFile.Member;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.database.Columns;
import pe.juntos.platform.database.Reads;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files of single households: members, history, and the trace that somebody read them. */
@Component
class HouseholdFiles {

    /**
     * One statement for all who ask, so one way to the database and back: it finds, records the reading, and shows, or does nothing.
     * A place's name may hold any sign but the separator.
     */
    private static final String OPEN = """
            with asked as (
              select * from unnest(cast(:ns as int[]), cast(:households as text[]), cast(:subjects as text[]),
                  cast(:names as boolean[]), cast(:patterns as text[]), cast(:places as text[]))
                as a (n, household, subject, names, patterns, places)),
            line as materialized (
              select a.n, a.subject, a.names, %s
              from asked a join household h on h.household = a.household left join standing s on s.household = h.household
              where h.district like any(string_to_array(a.patterns, chr(31)))
                and h.district || '/' || coalesce(h.populated_centre, '') like any(string_to_array(a.places, chr(31)))),
            noted as (
              insert into file_access (household, subject, with_names)
              select household, subject, names from line)
            select l.*,
                (select coalesce(json_agg(json_build_object(
                        'member', m.member, 'externalId', m.external_id, 'sex', m.sex,
                        'relationship', m.relationship, 'recipient', m.recipient,
                        'identity', case when m.dni is null then 'PENDING'
                            when c.name_key = m.name_key or c.dni is null
                                and not exists (select 1 from source_received where kind = 'reniec') then 'VERIFIED'
                            else 'UNVERIFIED' end,
                        'insurance', (select i.insurer from insurance i where i.member = m.member
                            order by i.since desc limit 1),
                        'person', case when l.names then json_build_object(
                            'dni', m.dni, 'paternalName', m.paternal_name, 'maternalName', m.maternal_name,
                            'givenNames', m.given_names, 'birthDate', m.birth_date) end)
                        order by m.birth_date, m.member), '[]')
                    from member m left join civil_record c using (dni)
                    where m.bucket = l.bucket and m.household = l.household)::text as members,
                (select coalesce(json_agg(json_build_object(
                        'version', s.version, 'state', s.state, 'reasons', s.reasons, 'decidedOn', s.decided_on,
                        'cause', s.cause, 'policy', s.policy, 'inputsHash', s.inputs_hash, 'trace', s.trace,
                        'recordedAt', s.recorded_at) order by s.version), '[]')
                    from standing_history s where s.household = l.household)::text as history
            from line l
            """.formatted(HouseholdLines.COLUMNS);

    private static final String SEPARATOR = "\u001f";
    private static final TypeReference<List<Member>> MEMBERS = new TypeReference<>() {};
    private static final TypeReference<List<Entry>> HISTORY = new TypeReference<>() {};

    private final Reads reads;
    private final JsonMapper mapper;

    HouseholdFiles(Reads reads, JsonMapper mapper) {
        this.reads = reads;
        this.mapper = mapper;
    }

    /** @param names whether the caller may see the persons behind the codes */
    record Opening(String household, Scope scope, String subject, boolean names) {}

    /** The file of a household that the caller may see, else nothing; no file is shown whose reading could not be recorded. */
    Mono<HouseholdFile> open(Opening opening) {
        return open(List.of(opening)).flatMap(opened -> Mono.justOrEmpty(opened.getFirst()));
    }

    /** One for each, in the same order. */
    Mono<List<Optional<HouseholdFile>>> open(List<Opening> openings) {
        return reads.sql(OPEN)
                .bind("ns", Columns.places(openings))
                .bind("households", Columns.texts(openings, Opening::household))
                .bind("subjects", Columns.texts(openings, Opening::subject))
                .bind("names", openings.stream().map(Opening::names).toArray(Boolean[]::new))
                .bind(
                        "patterns",
                        Columns.texts(
                                openings, opening -> joined(opening.scope().patterns())))
                .bind(
                        "places",
                        Columns.texts(
                                openings, opening -> joined(opening.scope().placePatterns())))
                .map(row -> Map.entry(required(row, "n", Integer.class), file(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> Columns.inOrder(openings, found));
    }

    private static String joined(String[] patterns) {
        return String.join(SEPARATOR, patterns);
    }

    private HouseholdFile file(Readable row) {
        var line = HouseholdLines.line(row);
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
                mapper.readValue(required(row, "members", String.class), MEMBERS),
                mapper.readValue(required(row, "history", String.class), HISTORY));
    }
}
