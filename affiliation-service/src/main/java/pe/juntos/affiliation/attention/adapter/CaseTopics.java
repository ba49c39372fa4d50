package pe.juntos.affiliation.attention.adapter;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.affiliation.attention.Case;
import pe.juntos.affiliation.attention.CaseContent;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.event.Topics;

/** What the user service tells the others: codes only. */
@Configuration(proxyBeanMethods = false)
class CaseTopics {

    static final String TOPIC = "juntos.affiliation.case.v1";
    private static final String TYPE = "pe.juntos.affiliation.case.%s.v1";

    @Bean
    Topics casesTold() {
        return new Topics(List.of(TOPIC));
    }

    @Bean
    WorkingDays workingDays() {
        return WorkingDays.ofPeru();
    }

    /** A reopened case is told as routed again. */
    static OutgoingEvent event(Case now) {
        CaseContent content = CaseContent.of(now);
        String type = TYPE.formatted(content.state().toLowerCase(java.util.Locale.ROOT));
        return new OutgoingEvent(TOPIC, now.code(), type, now.version(), content);
    }
}
