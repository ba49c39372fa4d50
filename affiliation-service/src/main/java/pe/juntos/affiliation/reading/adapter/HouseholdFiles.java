package pe.juntos.affiliation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.reading.HouseholdFile;
import pe.juntos.affiliation.reading.HouseholdFile.Entry;
import pe.juntos.affiliation.reading.HouseholdFile.Member;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.database.Reads;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files of single households: members, history, and the trace that somebody read them. */
@Component
class HouseholdFiles {

    /** One statement, so one way to the database and back: it finds, records the reading, and shows, or does nothing. */
    private static final String OPEN = """
            with line as materialized (%s and h.household = :household),
            noted as (
              insert into file_access (household, subject, with_names)
              select household, :subject, :names from line)
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
                        'person', case when :names then json_build_object(
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
            """.formatted(HouseholdLines.LINES);

    private static final TypeReference<List<Member>> MEMBERS = new TypeReference<>() {};
    private static final TypeReference<List<Entry>> HISTORY = new TypeReference<>() {};

    private final Reads reads;
    private final JsonMapper mapper;

    HouseholdFiles(Reads reads, JsonMapper mapper) {
        this.reads = reads;
        this.mapper = mapper;
    }

    /**
     * Opens the file of a household that the caller may see, else nothing; no file is shown whose reading could not be recorded.
     *
     * @param names whether the caller may see the persons behind the codes
     */
    Mono<HouseholdFile> open(String household, Scope scope, String subject, boolean names) {
        return reads.sql(OPEN)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("household", household)
                .bind("subject", subject)
                .bind("names", names)
                .map(this::file)
                .one();
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
