package pe.juntos.coresponsibility.verdict.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.verdict.adapter.ExplainedVerdict.Fact;
import pe.juntos.coresponsibility.verdict.adapter.ExplainedVerdict.Member;
import pe.juntos.coresponsibility.verdict.adapter.ExplainedVerdict.Replaced;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.database.Columns;
import pe.juntos.platform.database.Reads;
import pe.juntos.platform.part.HouseholdPart;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads households' verdicts and what decided them. */
@Component
final class HouseholdVerdictQueries implements HouseholdPart {
    /** One statement for all who ask, so one way to the database and back. */
    private static final String VERDICT = """
            select a.n, h.household, h.period, h.version, h.district, h.outcome, h.payable, h.reasons, h.policy, h.streak_not_met, h.hash,
                (select coalesce(json_agg(json_build_object(
                        'member', m.member, 'externalId', m.external_id, 'axis', m.axis, 'condition', m.condition,
                        'outcome', m.outcome, 'reasons', m.reasons, 'trace', coalesce(
                            case when m.axis = 'HEALTH' then (
                                select json_agg(json_build_object(
                                        'member', m.member, 'id', e.evidence_id, 'establishment', e.establishment,
                                        'day', e.held_on, 'result', e.result) order by e.evidence_id)
                                from health_evidence e
                                where e.member = m.member and e.period = m.period and e.evidence_id = any(m.records)) end,
                            case when m.axis = 'EDUCATION' then (
                                select json_agg(json_build_object(
                                        'member', m.member, 'id', e.evidence_id, 'establishment', e.establishment,
                                        'day', e.month, 'schoolDays', e.school_days, 'attended', e.attended,
                                        'justified', e.justified) order by e.evidence_id)
                                from education_evidence e
                                where e.member = m.member and e.period = m.period and e.evidence_id = any(m.records)) end,
                            '[]'),
                        'excuse', (
                            select json_build_object('member', m.member, 'id', x.exception_id, 'result', x.reason)
                            from approved_exception x where x.exception_id = m.exception_id)) order by m.member), '[]')
                    from member_verdict m
                    where m.period = h.period and m.bucket = h.bucket and m.household = h.household)::text as members,
                (select coalesce(json_agg(json_build_object(
                        'version', r.version, 'outcome', r.outcome, 'payable', r.payable, 'reasons', r.reasons,
                        'policy', r.policy, 'hash', r.hash) order by r.version), '[]')
                    from verdict_history r where r.period = h.period and r.household = h.household)::text as history
            from unnest(cast(:ns as int[]), cast(:periods as text[]), cast(:buckets as smallint[]), cast(:households as text[]))
                as a (n, period, bucket, household)
            join household_verdict h on h.period = a.period and h.bucket = a.bucket and h.household = a.household
            """;

    private static final TypeReference<List<MemberRead>> MEMBERS = new TypeReference<>() {};
    private static final TypeReference<List<Replaced>> HISTORY = new TypeReference<>() {};

    private final Reads reads;
    private final JsonMapper mapper;

    HouseholdVerdictQueries(Reads reads, JsonMapper mapper) {
        this.reads = reads;
        this.mapper = mapper;
    }

    @Override
    public String rule() {
        return Roles.STAFF_OR_OWN_HOUSEHOLD;
    }

    /** The verdict in force, with its members and what it replaced; empty outside the caller's territory. */
    Mono<ExplainedVerdict> verdict(String period, String household, Caller caller) {
        return tell(new Asked(household, period, caller), ExplainedVerdict.class);
    }

    @Override
    public Mono<List<Optional<Object>>> tell(List<Asked> asked) {
        return reads.sql(VERDICT)
                .bind("ns", Columns.places(asked))
                .bind("periods", Columns.texts(asked, Asked::period))
                .bind(
                        "buckets",
                        asked.stream()
                                .map(one -> (short) Buckets.of(one.household()))
                                .toArray(Short[]::new))
                .bind("households", Columns.texts(asked, Asked::household))
                .map(row -> Map.entry(required(row, "n", Integer.class), verdict(row)))
                .all()
                .filter(found -> asked.get(found.getKey())
                        .caller()
                        .territory()
                        .covers(found.getValue().district()))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> Columns.inOrder(asked, found));
    }

    private ExplainedVerdict verdict(Readable row) {
        return new ExplainedVerdict(
                required(row, "household", String.class),
                required(row, "period", String.class),
                required(row, "version", Integer.class),
                required(row, "district", String.class),
                required(row, "outcome", String.class),
                required(row, "payable", Boolean.class),
                List.of(required(row, "reasons", String[].class)),
                required(row, "policy", String.class),
                required(row, "streak_not_met", Integer.class),
                required(row, "hash", String.class),
                mapper.readValue(required(row, "members", String.class), MEMBERS).stream()
                        .map(MemberRead::told)
                        .toList(),
                mapper.readValue(required(row, "history", String.class), HISTORY));
    }

    /** @param excuse the approved exception that was counted */
    private record MemberRead(
            String member,
            String externalId,
            String axis,
            String condition,
            String outcome,
            List<String> reasons,
            List<Fact> trace,
            @Nullable Fact excuse) {
        Member told() {
            var counted = Stream.concat(trace.stream(), Stream.ofNullable(excuse))
                    .sorted(Comparator.comparing(Fact::id))
                    .toList();
            return new Member(member, externalId, axis, condition, outcome, reasons, counted);
        }
    }
}
