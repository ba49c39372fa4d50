package pe.juntos.coresponsibility.notice.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.verdict.Reason;

/**
 * A notice over HTTP.
 *
 * @param contestUntil last day to ask for reconsideration; none while the family was not told
 * @param quechuaReview {@code PENDING} until a speaker has approved the texts
 */
record NoticeAnswer(
        String household,
        String externalId,
        String district,
        int version,
        String state,
        boolean payable,
        List<Reason> reasons,
        @Nullable String channel,
        @Nullable LocalDate deliveredOn,
        @Nullable String deliveredBy,
        @Nullable LocalDate acknowledgedOn,
        @Nullable LocalDate contestUntil,
        String spanish,
        String quechua,
        String quechuaReview) {

    static NoticeAnswer of(NoticeRow row, NoticeWords.Said said, @Nullable LocalDate contestUntil) {
        return new NoticeAnswer(
                row.household(),
                row.externalId(),
                row.district(),
                row.version(),
                row.state(),
                row.payable(),
                row.reasons(),
                row.channel(),
                row.deliveredOn(),
                row.deliveredBy(),
                row.acknowledgedOn(),
                contestUntil,
                said.spanish(),
                said.quechua(),
                said.quechuaReview());
    }
}
