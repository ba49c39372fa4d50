package pe.juntos.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** Where a time-out, or the end of a service's rest, is waited for. All others give a machine time to pause. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
        properties = {
            GatewayScenario.RESPONSE_TIMEOUT + "=3s",
            "juntos.gateway.silence=3s",
            "juntos.gateway.breaker-rest=1s"
        })
public @interface SoonImpatient {}
