package pe.juntos.affiliation.attention.adapter;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.attention.AttentionPolicy;
import pe.juntos.affiliation.attention.CaseLife;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** The user service's policy, by business date. */
@Component
class Attention {

    private final PolicyBook<AttentionPolicy> book = Policies.load("policies/attention", AttentionPolicy.class);
    private final WorkingDays calendar;

    Attention(WorkingDays calendar) {
        this.calendar = calendar;
    }

    Policy<AttentionPolicy> at(LocalDate day) {
        return book.at(day);
    }

    CaseLife life(LocalDate day) {
        return new CaseLife(at(day), calendar);
    }

    WorkingDays calendar() {
        return calendar;
    }
}
