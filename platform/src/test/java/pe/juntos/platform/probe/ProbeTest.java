package pe.juntos.platform.probe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import pe.juntos.platform.test.ServiceTest;

/** A test on the booted probe service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(classes = ProbeApplication.class, properties = "spring.config.location=classpath:probe-service.yaml")
public @interface ProbeTest {
    @AliasFor(annotation = ServiceTest.class, attribute = "outages")
    boolean outages() default false;
}
