package pe.juntos.platform.security;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;

/** Sets the partners' issuer beside the one that Spring Boot knows, if {@code juntos.partners.issuer} names it. */
public final class TwoIssuers implements BeanPostProcessor {
    private final Environment settings;
    private final ObjectProvider<PartnerKeys> own;
    private final ObjectProvider<Clock> clock;

    public TwoIssuers(Environment settings, ObjectProvider<PartnerKeys> own, ObjectProvider<Clock> clock) {
        this.settings = settings;
        this.own = own;
        this.clock = clock;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof ReactiveJwtDecoder decoder)) {
            return bean;
        }
        var issuer = settings.getProperty("juntos.partners.issuer", "");
        var people = new RememberedTokens(decoder, Clock.systemUTC());
        return issuer.isEmpty()
                ? people
                : new PartnerTokens(
                        people,
                        new SupplierReactiveJwtDecoder(() -> PartnerTokens.decoder(
                                issuer,
                                settings.getRequiredProperty("juntos.partners.keys"),
                                own.getIfAvailable(),
                                clock.getObject())),
                        issuer);
    }
}
