package pe.juntos.partner.referral.adapter;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.partner.offer.OfferChanged;
import pe.juntos.partner.referral.ReferralChanged;
import pe.juntos.partner.referral.TimeLimits;
import pe.juntos.platform.event.Topics;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

    @Bean
    PolicyBook<TimeLimits> timeLimits() {
        return Policies.load("policies/referral", TimeLimits.class);
    }

    @Bean
    Topics topics() {
        return new Topics(List.of(ReferralChanged.TOPIC, OfferChanged.TOPIC));
    }
}
