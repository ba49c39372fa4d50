package pe.juntos.coresponsibility.verdict.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.verdict.adapter.ExplainedVerdict.Fact;
import pe.juntos.coresponsibility.verdict.adapter.ExplainedVerdict.Member;
import pe.juntos.coresponsibility.verdict.adapter.ExplainedVerdict.Replaced;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.database.Reads;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads one household's verdict and what decided it. */
@Component
final class HouseholdVerdictQueries {
    /** One statement, so one way to the database and back. */
    private static final String VERDICT = """
            select h.period, h.version, h.district, h.outcome, h.payable, h.reasons, h.policy, h.streak_not_met, h.hash,
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
            from household_verdict h where h.period = :period and h.bucket = :bucket and h.household = :household
            """;

    private static final TypeReference<List<MemberRead>> MEMBERS = new TypeReference<>() {};
    private static final TypeReference<List<Replaced>> HISTORY = new TypeReference<>() {};

    private final Reads reads;
    private final JsonMapper mapper;

    HouseholdVerdictQueries(Reads reads, JsonMapper mapper) {
        this.reads = reads;
        this.mapper = mapper;
    }

    /** The verdict in force, with its members and what it replaced. */
    Mono<ExplainedVerdict> verdict(String period, String household) {
        return reads.sql(VERDICT)
                .bind("period", period)
                .bind("bucket", Buckets.of(household))
                .bind("household", household)
                .map((row, _) -> verdict(household, row))
                .one();
    }

    private ExplainedVerdict verdict(String household, Readable row) {
        return new ExplainedVerdict(
                household,
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
