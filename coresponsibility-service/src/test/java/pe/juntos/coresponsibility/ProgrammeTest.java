package pe.juntos.coresponsibility;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import pe.juntos.platform.test.ServiceTest;

/** A test on the booted service that tells a story with a {@link Programme}, which it has injected; its parts may have an order. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ServiceTest
@Import(Programme.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public @interface ProgrammeTest {
    /** Settings, as {@code name=value}. */
    @AliasFor(annotation = ServiceTest.class, attribute = "properties")
    String[] properties() default {};
}
