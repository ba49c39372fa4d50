package pe.juntos.coresponsibility.verdict.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.member.Axis;
import pe.juntos.coresponsibility.verdict.CountedRecord;
import pe.juntos.coresponsibility.verdict.HouseholdOutcome;
import pe.juntos.coresponsibility.verdict.Reason;
import pe.juntos.coresponsibility.verdict.Streak;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads verdicts back with their inputs, in force and replaced. */
@Component
final class KeptVerdicts {
    /** The newest version first; 0 stands for that. */
    static final int IN_FORCE = 0;

    private static final String VERDICT = """
            select * from (
              select v.household, v.external_id, v.district, v.version, v.outcome, v.reasons, v.policy, v.before_not_met,
                     v.before_not_verifiable, v.accompaniment, v.hash,
                     (select coalesce(jsonb_agg(%s order by m.member), '[]') from member_verdict m
                      where m.period = v.period and m.bucket = v.bucket and m.household = v.household)::text as members
              from household_verdict v where v.period = :period and v.bucket = :bucket and v.household = :household
              union all
              select v.household, v.external_id, v.district, h.version, h.outcome, h.reasons, h.policy, h.before_not_met,
                     h.before_not_verifiable, h.accompaniment, h.hash, h.members::text
              from verdict_history h join household_verdict v
                on v.period = h.period and v.bucket = :bucket and v.household = h.household
              where h.period = :period and h.household = :household) every
            where :version in (0, version) order by version desc limit 1
            """.formatted(TracedMember.JSON);
    private static final String RECORDS = """
            select 'HEALTH' as axis, member, evidence_id, establishment, held_on as day, result, null::int as school_days,
                   null::int as attended, null::int as justified
            from health_evidence where evidence_id = any(:ids) and member = any(:members)
            union all
            select 'EDUCATION', member, evidence_id, establishment, month, null, school_days, attended, justified
            from education_evidence where evidence_id = any(:ids) and member = any(:members)
            """;
    private static final TypeReference<List<TracedMember>> MEMBERS = new TypeReference<>() {};

    private final DatabaseClient client;
    private final JsonMapper mapper;

    KeptVerdicts(DatabaseClient client, JsonMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    /** Empty if there is no such version. */
    Mono<KeptVerdict> find(String period, String household, int version) {
        return client.sql(VERDICT)
                .bind("period", period)
                .bind("bucket", Buckets.of(household))
                .bind("household", household)
                .bind("version", version)
                .map(row -> verdict(row))
                .one();
    }

    private KeptVerdict verdict(Readable row) {
        return new KeptVerdict(
                required(row, "household", String.class),
                required(row, "external_id", String.class),
                required(row, "district", String.class),
                required(row, "version", Integer.class),
                HouseholdOutcome.valueOf(required(row, "outcome", String.class)),
                Stream.of(required(row, "reasons", String[].class))
                        .map(Reason::valueOf)
                        .toList(),
                required(row, "policy", String.class),
                new Streak(
                        required(row, "before_not_met", Integer.class),
                        required(row, "before_not_verifiable", Integer.class)),
                row.get("accompaniment", String.class),
                required(row, "hash", String.class),
                mapper.readerFor(MEMBERS)
                        .without(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .readValue(required(row, "members", String.class)));
    }

    /** The records that were counted, as they were accepted, whatever corrected them since. */
    Mono<Map<TracedMember.Key, CountedRecord>> records(List<TracedMember> members) {
        return client.sql(RECORDS)
                .bind("ids", members.stream().flatMap(m -> m.ids().stream()).toArray(String[]::new))
                .bind("members", members.stream().map(TracedMember::member).toArray(String[]::new))
                .map(row -> Map.entry(key(row), record(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static TracedMember.Key key(Readable row) {
        return new TracedMember.Key(
                Axis.valueOf(required(row, "axis", String.class)),
                required(row, "member", String.class),
                required(row, "evidence_id", String.class));
    }

    private static CountedRecord record(Readable row) {
        return new CountedRecord(
                required(row, "evidence_id", String.class),
                required(row, "establishment", String.class),
                required(row, "day", LocalDate.class),
                row.get("result", String.class),
                row.get("school_days", Integer.class),
                row.get("attended", Integer.class),
                row.get("justified", Integer.class));
    }
}
