package pe.juntos.platform.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Boots the whole service on a random port, with real PostgreSQL and Kafka: a fresh database and a fresh topic prefix for the
 * test class, the test issuer, and a clock that stands still. Beans to inject besides the service's own: {@code WebTestClient},
 * {@link EventProbe}, {@link TestClock}, {@link TestDatabase} and, if {@link #outages} is set, {@link Outages}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "3m")
@ContextCustomizerFactories(ServiceEnvironmentFactory.class)
@DirtiesContext
public @interface ServiceTest {
    /** The application and configuration classes; by default the service's own application. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};

    /** Settings, as {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** True: the class gets its own broker and a cuttable way to the database, to be taken away through {@link Outages}. */
    boolean outages() default false;
}
