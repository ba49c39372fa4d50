package pe.juntos.coresponsibility.verdict.adapter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.member.Axis;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.verdict.CountedRecord;
import pe.juntos.coresponsibility.verdict.MemberFacts;
import pe.juntos.coresponsibility.verdict.Sources;

/** A member's verdict with what it rests on, as it is kept. */
record TracedMember(
        String member,
        @Nullable String externalId,
        Condition condition,
        @Nullable List<String> records,
        @Nullable String exceptionId,
        @Nullable ExceptionReason exception,
        @Nullable String reconsideration) {

    /** Of a row {@code m} of the members' verdicts. */
    static final String JSON = """
            jsonb_build_object('member', m.member, 'externalId', m.external_id, 'axis', m.axis, 'condition', m.condition,
              'outcome', m.outcome, 'reasons', m.reasons, 'records', m.records, 'exceptionId', m.exception_id,
              'exception', m.exception, 'reconsideration', m.reconsideration)
            """;

    /** The inputs again, from the records that were counted: these are never changed. */
    MemberFacts facts(Map<Key, CountedRecord> found) {
        var counted = ids().stream()
                .map(id -> found.get(new Key(condition.axis(), member, id)))
                .filter(Objects::nonNull)
                .toList();
        return new MemberFacts(
                member,
                externalId == null ? "" : externalId,
                condition,
                CountedRecord.visits(counted),
                CountedRecord.attendance(counted),
                exception,
                new Sources(counted.stream().map(CountedRecord::id).toList(), exceptionId, reconsideration));
    }

    List<String> ids() {
        return records == null ? List.of() : records;
    }

    /** A record's id belongs to the sector that chose it. */
    record Key(Axis axis, String member, String id) {}
}
