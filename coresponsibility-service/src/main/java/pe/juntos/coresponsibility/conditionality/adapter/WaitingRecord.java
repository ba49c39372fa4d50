package pe.juntos.coresponsibility.conditionality.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.evidence.EvidenceRecord;
import pe.juntos.coresponsibility.evidence.Signed;
import pe.juntos.platform.bulk.Buckets;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A record that was good alone, as it waits in its message; the names are columns. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface WaitingRecord {

    /**
     * What both sectors' records have.
     *
     * @param n place in its message, from 1
     * @param b bucket of the person; 0 where it is to be looked up by the member code
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Common(
            int n,
            int b,
            String id,
            String period,
            String establishment,
            @Nullable String person,
            @Nullable String member,
            String signature,
            LocalDate signedOn,
            @Nullable String supersedes) {

        static Common of(int line, Signed s, boolean byCode) {
            return new Common(
                    line,
                    byCode ? 0 : Buckets.of(s.person()),
                    s.id(),
                    s.period().toString(),
                    s.establishment(),
                    byCode ? null : s.person(),
                    byCode ? s.person() : null,
                    Objects.requireNonNull(s.signature()),
                    Objects.requireNonNull(s.signedOn()),
                    s.supersedes());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record OfHealth(@JsonUnwrapped Common common, LocalDate heldOn, String kind, String result)
            implements WaitingRecord {}

    @JsonNaming(SnakeCaseStrategy.class)
    record OfEducation(@JsonUnwrapped Common common, LocalDate month, int schoolDays, int attended, int justified)
            implements WaitingRecord {}

    static WaitingRecord of(int line, EvidenceItem item) {
        var common = Common.of(line, item.evidence().signed(), item.byCode());
        return switch (item.evidence()) {
            case EvidenceRecord.Health(var _, var heldOn, var kind, var result) ->
                new OfHealth(common, heldOn, kind.name(), result.name());
            case EvidenceRecord.Education(var _, var month, var days, var attended, var justified) ->
                new OfEducation(common, month.atDay(1), days, attended, justified);
        };
    }
}
