package pe.juntos.coresponsibility.notice.adapter;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.notice.ObservationWindow;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.DueProcess;
import pe.juntos.coresponsibility.verdict.Reason;
import pe.juntos.coresponsibility.verdict.VerdictWords;
import pe.juntos.platform.calendar.WorkingDays;

/** What a family is told: the breach, its reasons, and what can be done and until when. */
@Component
final class NoticeWords {
    private final VerdictWords spanish = VerdictWords.in(VerdictWords.SPANISH);
    private final VerdictWords quechua = VerdictWords.in(VerdictWords.QUECHUA);
    private final DueProcess dueProcess;
    private final WorkingDays calendar;

    NoticeWords(DueProcess dueProcess, WorkingDays calendar) {
        this.dueProcess = dueProcess;
        this.calendar = calendar;
    }

    record Said(String spanish, String quechua, String quechuaReview) {}

    Said say(NoticeRow notice, Period period) {
        return new Said(
                text(spanish, notice.reasons(), period), text(quechua, notice.reasons(), period), quechua.review());
    }

    private String text(VerdictWords words, List<Reason> reasons, Period period) {
        return words.breach(reasons, period, days(period));
    }

    ObservationWindow window(NoticeRow notice, Period period) {
        return ObservationWindow.of(notice.deliveredOn(), days(period), calendar);
    }

    String inWords(Period period) {
        return spanish.inWords(period);
    }

    /** By the policy in force on the period's last day, as its verdicts are told with. */
    private int days(Period period) {
        LocalDate day = period.lastDay();
        return dueProcess.on(day).parameters().observationWorkingDays();
    }
}
