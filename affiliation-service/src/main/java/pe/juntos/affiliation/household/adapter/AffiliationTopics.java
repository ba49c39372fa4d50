package pe.juntos.affiliation.household.adapter;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.affiliation.household.HouseholdContent;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.MemberContent;
import pe.juntos.affiliation.household.Standing;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.event.Topics;

/** What the register tells the others. */
@Configuration(proxyBeanMethods = false)
class AffiliationTopics {

    static final String HOUSEHOLD = "juntos.affiliation.household.v1";
    static final String MEMBER = "juntos.affiliation.member.v1";

    private static final String HOUSEHOLD_TYPE = "pe.juntos.affiliation.household.%s.v1";
    private static final String MEMBER_TYPE = "pe.juntos.affiliation.member.%s.v1";

    @Bean
    Topics topics() {
        return new Topics(List.of(HOUSEHOLD, MEMBER));
    }

    static OutgoingEvent household(@Nullable Standing before, Standing after, HouseholdContent content) {
        String type = HOUSEHOLD_TYPE.formatted(event(before, after));
        return new OutgoingEvent(HOUSEHOLD, after.household(), type, after.version(), content);
    }

    /** @param event {@code registered}, {@code updated} or {@code left} */
    static OutgoingEvent member(String event, String household, long version, MemberContent content) {
        return new OutgoingEvent(MEMBER, household, MEMBER_TYPE.formatted(event), version, content);
    }

    private static String event(@Nullable Standing before, Standing after) {
        if (before != null && before.state() == after.state()) {
            return "updated";
        }
        boolean back = before != null && before.state() == HouseholdState.SUSPENDED;
        return back && after.state() == HouseholdState.AFFILIATED
                ? "resumed"
                : after.state().name().toLowerCase(Locale.ROOT);
    }
}
