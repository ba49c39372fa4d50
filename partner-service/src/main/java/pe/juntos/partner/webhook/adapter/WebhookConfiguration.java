package pe.juntos.partner.webhook.adapter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.partner.webhook.WebhookPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean
    PolicyBook<WebhookPolicy> webhookPolicies() {
        return Policies.load("policies/webhook", WebhookPolicy.class);
    }
}
