package pe.juntos.partner.referral.adapter;

import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.partner.referral.Reminder;
import pe.juntos.partner.referral.ReminderPolicy;
import pe.juntos.platform.event.Topics;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

/** All versions of the rules of reminders and feedback, and the topic on which a reminder is told. */
@Configuration(proxyBeanMethods = false)
class ReminderBook {

    private final PolicyBook<ReminderPolicy> policies = Policies.load("policies/reminder", ReminderPolicy.class);

    @Bean
    Topics remindersTold() {
        return new Topics(List.of(Reminder.TOPIC));
    }

    ReminderPolicy at(LocalDate day) {
        return policies.at(day).parameters();
    }
}
