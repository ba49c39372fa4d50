package pe.juntos.partner.referral.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.partner.referral.Sight;

/** What somebody may not see of a referral is not there at all, not even as null. */
@Configuration(proxyBeanMethods = false)
class SightJson {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface WithoutWhatIsWithheld {}

    @Bean
    JsonMapperBuilderCustomizer sightsInJson() {
        return json -> json.addMixIn(Sight.class, WithoutWhatIsWithheld.class);
    }
}
